import { describe, expect, it } from 'vitest';
import { isOutcomeUnknown } from '../../../shared/avito/outcome.ts';
import { aSandboxClient } from './a-sandbox.ts';
import { everythingIn, failureOf } from './http-server.ts';

describe('an expired token', () => {
  it('is renewed by ten concurrent calls with one request', async () => {
    const { client, control, noted, aBuyerWrites } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Здравствуйте');
    await client.getAccount();
    control.expireTokens();
    await Promise.all(Array.from({ length: 10 }, () => client.getChat(chatId)));
    expect(noted.tokenRequests).toHaveLength(2);
  });

  it('does not make a message be sent twice', async () => {
    const { client, control, aBuyerWrites } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Ещё продаёте?');
    await client.getAccount();
    control.expireTokens();
    await client.sendText(chatId, 'Да');
    expect(control.messagesOf(chatId).filter(({ via }) => via === 'api')).toHaveLength(1);
  });

  it('is renewed by a refresh token that is used once', async () => {
    const { client, control, noted } = await aSandboxClient({ withRefreshToken: true });
    for (let turn = 0; turn < 3; turn++) {
      await Promise.all([client.getAccount(), client.listChats(), client.getAccount()]);
      control.expireTokens();
    }
    const used = noted.tokenRequests.map((form) => form.get('refresh_token'));
    expect(used).toHaveLength(3);
    expect(new Set(used).size).toBe(3);
  });

  it('is renewed ahead of its time by our own clock', async () => {
    const { client, clock, noted } = await aSandboxClient();
    await client.getAccount();
    clock.now += 24 * 3_600_000 - 30_000;
    await client.getAccount();
    expect(noted.tokenRequests).toHaveLength(2);
  });

  it('cannot be renewed with wrong keys, whatever the status says', async () => {
    const { client, control } = await aSandboxClient({ secret: 'guessed' });
    await expect(client.getAccount()).rejects.toMatchObject({
      kind: 'unauthorised',
      code: 'avito-credentials-rejected',
    });
    control.setOddities({ tokenErrorsAnswer200: true });
    await expect(client.getAccount()).rejects.toMatchObject({
      kind: 'unauthorised',
      code: 'avito-credentials-rejected',
    });
  });
});

describe('a tariff without the messenger API', () => {
  it('is a permanent refusal, while the account still answers', async () => {
    const { client, owner } = await aSandboxClient({ account: 3 });
    await expect(client.listChats()).rejects.toMatchObject({ kind: 'permanent', code: 'avito-payment-required' });
    expect(await client.getAccount()).toMatchObject({ id: String(owner.id) });
  });
});

describe('a message whose sending fails', () => {
  it.each([
    [{ kind: 'error-before-accept', status: 503 }, 'avito-unavailable', 0],
    [{ kind: 'error-after-accept' }, 'avito-unavailable', 1],
    [{ kind: 'hang-before-accept' }, 'avito-timeout', 0],
    [{ kind: 'hang-after-accept' }, 'avito-timeout', 1],
    [{ kind: 'break-before-accept' }, 'avito-connection-lost', 0],
    [{ kind: 'break-after-accept' }, 'avito-connection-lost', 1],
    [{ kind: 'html-page' }, 'avito-nonsense', 0],
  ] as const)('by %j may be there or not, and the error says so: %s', async (fault, code, sent) => {
    const { client, control, aBuyerWrites } = await aSandboxClient({ timeoutMs: 300 });
    const { chatId } = aBuyerWrites('Ещё продаёте?');
    control.setFault({ operation: 'send-text', ...fault });
    const failure = await failureOf(client.sendText(chatId, 'тайна'));
    expect(failure).toMatchObject({ kind: 'transient', code });
    expect(isOutcomeUnknown(failure)).toBe(true);
    expect(everythingIn(failure)).not.toMatch(/тайна|Bearer|Доступ/);
    expect(control.messagesOf(chatId).filter(({ via }) => via === 'api')).toHaveLength(sent);
  });

  it.each([
    [{ kind: 'unauthorised' }, 'avito-unauthorised'],
    [{ kind: 'forbidden' }, 'avito-no-rights'],
    [{ kind: 'payment-required' }, 'avito-payment-required'],
    [{ kind: 'rate-limited' }, 'avito-rate-limited'],
  ] as const)('by %j is certainly not there', async (fault, code) => {
    const { client, control, aBuyerWrites } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Ещё продаёте?');
    control.setFault({ operation: 'send-text', ...fault });
    const failure = await failureOf(client.sendText(chatId, 'Да'));
    expect(failure).toMatchObject({ code });
    expect(isOutcomeUnknown(failure)).toBe(false);
    expect(control.messagesOf(chatId).filter(({ via }) => via === 'api')).toHaveLength(0);
  });
});

describe('a rate limit', () => {
  it('is obeyed as told', async () => {
    const { client, control, noted } = await aSandboxClient();
    control.setFault({ kind: 'rate-limited', operation: 'account', retryAfterSeconds: 42 });
    await expect(client.getAccount()).rejects.toMatchObject({ kind: 'transient', retryAfterSeconds: 42 });
    expect(noted.pauses).toEqual([42]);
  });

  it('of the list of ads is met as documented', async () => {
    const { client } = await aSandboxClient();
    for (let request = 0; request < 25; request++) await client.listItems();
    await expect(client.listItems()).rejects.toMatchObject({ code: 'avito-rate-limited' });
  });
});
