import { describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS } from '../../../local/avito-sandbox/demo/demo-accounts.ts';
import { anError, aSandbox, callWith, send, textAt } from './a-sandbox.ts';

const { clientId: client_id, clientSecret: client_secret } = DEMO_ACCOUNTS.furniture;
const credentials = { grant_type: 'client_credentials', client_id, client_secret };
const self = '/core/v1/accounts/self';
const dayMs = 24 * 60 * 60 * 1000;

describe('POST /token', () => {
  it('gives a token for 24 hours, without a refresh token, also with a slash at the end', async () => {
    const { token, url } = await aSandbox();
    const expected = { access_token: expect.any(String), expires_in: 86_400, token_type: 'Bearer' };
    expect(await token(credentials)).toMatchObject({ status: 200, body: expected });
    const slashed = await send(`${url}/token/`, { method: 'POST', body: new URLSearchParams(credentials) });
    expect(slashed).toMatchObject({ status: 200, body: expected });
  });

  it('refuses a body that is not form-encoded', async () => {
    const { url } = await aSandbox();
    const headers = { 'content-type': 'application/json' };
    const answer = await send(`${url}/token`, { method: 'POST', headers, body: JSON.stringify(credentials) });
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it.each([
    ['an unknown client', { ...credentials, client_id: 'nobody' }, 401, 'invalid_client'],
    ['a wrong secret', { ...credentials, client_secret: 'wrong' }, 401, 'invalid_client'],
    ['an unknown grant', { ...credentials, grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a missing secret', { grant_type: 'client_credentials', client_id }, 400, 'unsupported_grant_type'],
    [
      'an unknown refresh token',
      { ...credentials, grant_type: 'refresh_token', refresh_token: 'x' },
      400,
      'invalid_grant',
    ],
  ])('refuses %s', async (_case, form, status, error) => {
    const { token } = await aSandbox();
    expect(await token(form)).toMatchObject({ status, body: { error } });
  });

  it('hides its errors behind 200 when told to', async () => {
    const { token, control } = await aSandbox();
    control.setOddities({ tokenErrorsAnswer200: true });
    expect(await token({ ...credentials, client_secret: 'wrong' })).toMatchObject({
      status: 200,
      body: { error: 'invalid_client' },
    });
  });

  it('rotates refresh tokens, and a second use of one burns the account', async () => {
    const { token, control } = await aSandbox();
    const refresh = (refresh_token: string) =>
      token({ grant_type: 'refresh_token', client_id, client_secret, refresh_token });
    const first = control.issueRefreshToken(DEMO_ACCOUNTS.furniture.id).refresh_token ?? '';
    const renewed = await refresh(first);
    const second = textAt(renewed.body, 'refresh_token');
    expect(renewed.status).toBe(200);
    expect(second).not.toBe(first);
    expect(await refresh(first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await refresh(second)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('does not take the refresh token of another account', async () => {
    const { token, control } = await aSandbox();
    const foreign = control.issueRefreshToken(DEMO_ACCOUNTS.electronics.id).refresh_token ?? '';
    expect(await token({ ...credentials, grant_type: 'refresh_token', refresh_token: foreign })).toMatchObject({
      status: 400,
    });
  });
});

describe('a token', () => {
  it('is answered with 401 when nobody issued it, or when there is none', async () => {
    const { url } = await aSandbox();
    expect(await callWith(url, 'garbage')('GET', self)).toMatchObject({ status: 401, body: anError(401) });
    expect(await send(url + self, {})).toMatchObject({ status: 401, body: anError(401) });
  });

  it('is answered with 403, not 401, once its 24 hours are over', async () => {
    const { call, clock } = await aSandbox();
    clock.now += dayMs - 1;
    expect(await call('GET', self)).toMatchObject({ status: 200 });
    clock.now += 1;
    expect(await call('GET', self)).toMatchObject({ status: 403, body: anError(403) });
  });

  it('can be made to expire, of one account or of all', async () => {
    const { call, callAs, control } = await aSandbox();
    const other = await callAs(DEMO_ACCOUNTS.electronics);
    control.expireTokens(DEMO_ACCOUNTS.furniture.id);
    expect((await call('GET', self)).status).toBe(403);
    expect((await other('GET', self)).status).toBe(200);
    control.expireTokens();
    expect((await other('GET', self)).status).toBe(403);
  });

  it('opens only its own account', async () => {
    const { call } = await aSandbox();
    expect((await call('GET', self)).body).toMatchObject({ id: DEMO_ACCOUNTS.furniture.id, name: 'Мебель на Лесной' });
    expect(await call('GET', `/messenger/v2/accounts/${DEMO_ACCOUNTS.electronics.id}/chats`)).toMatchObject({
      status: 403,
    });
  });

  it('works without the messenger tariff, but everything of the messenger is 402', async () => {
    const { callAs } = await aSandbox();
    const { id } = DEMO_ACCOUNTS.withoutMessenger;
    const call = await callAs(DEMO_ACCOUNTS.withoutMessenger);
    expect((await call('GET', self)).status).toBe(200);
    expect((await call('GET', '/core/v1/items')).status).toBe(200);
    expect(await call('GET', `/messenger/v2/accounts/${id}/chats`)).toMatchObject({ status: 402, body: anError(402) });
    expect(await call('POST', '/messenger/v1/subscriptions')).toMatchObject({ status: 402 });
  });
});
