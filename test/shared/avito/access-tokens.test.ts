import { describe, expect, it } from 'vitest';
import { createAccessTokens } from '../../../shared/avito/access-tokens.ts';
import { isOutcomeUnknown } from '../../../shared/avito/outcome.ts';
import type { IssuedToken, StoredCredentials } from '../../../shared/avito/stored-credentials.ts';
import { anHttpServer, answerJson, everythingIn, failureOf, type Respond } from './http-server.ts';

const start = 1_767_000_000_000;
const hour = 3_600_000;
const keys: StoredCredentials = { clientId: 'client-1', clientSecret: 'keep-me-secret' };

const issueToken: Respond = (response, _request, count) =>
  answerJson(response, { access_token: `token-${count}`, expires_in: 86_400, token_type: 'Bearer' });

const rotateTokens: Respond = (response, _request, count) =>
  answerJson(response, { access_token: `token-${count}`, expires_in: 86_400, refresh_token: `refresh-${count + 1}` });

/** The store and the lock that all processes of a seller share. */
function aSeller(stored: StoredCredentials) {
  const seller = {
    stored,
    saved: [] as IssuedToken[],
    failingSaves: 0,
    reads: 0,
    locked: 0,
    now: start,
    credentials: {
      read: async () => {
        seller.reads += 1;
        return seller.stored;
      },
      saveToken: async (token: IssuedToken) => {
        if (seller.failingSaves > 0) {
          seller.failingSaves -= 1;
          throw new Error('the store is down');
        }
        seller.saved.push(token);
        seller.stored = { ...seller.stored, ...token };
      },
    },
    lock: {
      withLock: <T>(work: () => Promise<T>) => {
        seller.locked += 1;
        const done = queue.then(work);
        queue = done.catch(() => undefined);
        return done;
      },
    },
  };
  let queue: Promise<unknown> = Promise.resolve();
  return seller;
}

async function aProcess(respond: Respond, stored: StoredCredentials = keys, settings: { timeoutMs?: number } = {}) {
  const server = await anHttpServer(respond);
  const seller = aSeller(stored);
  const another = () =>
    createAccessTokens({
      baseUrl: server.url,
      credentials: seller.credentials,
      lock: seller.lock,
      now: () => seller.now,
      ...settings,
    });
  return { tokens: another(), another, seller, requests: server.requests };
}

describe('access tokens', () => {
  it('are asked for by a form', async () => {
    const { tokens, requests } = await aProcess(issueToken);
    expect(await tokens.current()).toBe('token-1');
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/token' });
    expect(requests[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_secret: 'keep-me-secret',
    });
  });

  it('are kept for this process and for all others', async () => {
    const { tokens, another, seller, requests } = await aProcess(issueToken);
    await tokens.current();
    expect(await tokens.current()).toBe('token-1');
    expect(await another().current()).toBe('token-1');
    expect(requests).toHaveLength(1);
    expect(seller.saved).toEqual([
      { clientId: 'client-1', accessToken: 'token-1', accessTokenExpiresAt: start + 24 * hour },
    ]);
  });

  it('need no lock when a good one is stored', async () => {
    const { tokens, seller } = await aProcess(issueToken, {
      ...keys,
      accessToken: 'stored',
      accessTokenExpiresAt: start + hour,
    });
    expect(await tokens.current()).toBe('stored');
    expect(await tokens.current()).toBe('stored');
    expect(seller).toMatchObject({ locked: 0, reads: 1 });
  });

  it('are renewed a minute before they expire', async () => {
    const { tokens, seller } = await aProcess(issueToken);
    await tokens.current();
    seller.now = start + 24 * hour - 60_001;
    expect(await tokens.current()).toBe('token-1');
    seller.now += 1;
    expect(await tokens.current()).toBe('token-2');
  });

  it.each([
    ['expires_in is missing', undefined, hour],
    ['expires_in is a text', '7200', 2 * hour],
    ['expires_in is absurd', -1, hour],
  ])('have a sane lifetime when %s', async (_case, expiresIn, lifetime) => {
    const { tokens, seller } = await aProcess((response) =>
      answerJson(response, { access_token: 'token', expires_in: expiresIn }),
    );
    await tokens.current();
    expect(seller.saved[0]?.accessTokenExpiresAt).toBe(start + lifetime);
  });

  it('are renewed once for ten callers who start with an expired one', async () => {
    const stored = { ...keys, accessToken: 'old', accessTokenExpiresAt: start - 1 };
    const { tokens, requests } = await aProcess(issueToken, stored);
    const got = await Promise.all(Array.from({ length: 10 }, () => tokens.current()));
    expect(new Set(got)).toEqual(new Set(['token-1']));
    expect(requests).toHaveLength(1);
  });

  it('are renewed once for ten callers who were refused', async () => {
    const { tokens, requests } = await aProcess(issueToken);
    const rejected = await tokens.current();
    const got = await Promise.all(Array.from({ length: 10 }, () => tokens.renew(rejected)));
    expect(new Set(got)).toEqual(new Set(['token-2']));
    expect(requests).toHaveLength(2);
  });

  it('are not renewed again for a caller who is late with a token of long ago', async () => {
    const { tokens, requests } = await aProcess(issueToken);
    const rejected = await tokens.current();
    await tokens.renew(rejected);
    expect(await tokens.renew(rejected)).toBe('token-2');
    expect(requests).toHaveLength(2);
  });

  it('are renewed by one process, and taken over by the other that waited for the lock', async () => {
    const { tokens, another, requests } = await aProcess(issueToken);
    const other = another();
    const rejected = await tokens.current();
    await other.current();
    expect(await Promise.all([tokens.renew(rejected), other.renew(rejected)])).toEqual(['token-2', 'token-2']);
    expect(requests).toHaveLength(2);
  });

  it('are renewed even when the rejected one is just being loaded', async () => {
    const stored = { ...keys, accessToken: 'rejected', accessTokenExpiresAt: start + hour };
    const { tokens } = await aProcess(issueToken, stored);
    const loading = tokens.current();
    const renewals = [tokens.renew('rejected'), tokens.renew('rejected')];
    expect(await loading).toBe('rejected');
    expect(await Promise.all(renewals)).toEqual(['token-1', 'token-1']);
  });

  it('can be renewed again after a renewal failed', async () => {
    const { tokens } = await aProcess((response, request, count) =>
      count === 1 ? answerJson(response, {}, 500) : issueToken(response, request, count),
    );
    await expect(tokens.current()).rejects.toMatchObject({ code: 'avito-token-unavailable' });
    expect(await tokens.current()).toBe('token-2');
  });
});

describe('a refresh token', () => {
  const connected = { ...keys, refreshToken: 'refresh-1' };

  it('is used once, and both new values are stored', async () => {
    const { tokens, another, seller, requests } = await aProcess(rotateTokens, connected);
    const other = another();
    await Promise.all([tokens.current(), other.current(), tokens.current()]);
    seller.now += 24 * hour;
    expect(await Promise.all([tokens.current(), other.current()])).toEqual(['token-2', 'token-2']);
    expect(requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
      {
        grant_type: 'refresh_token',
        client_id: 'client-1',
        client_secret: 'keep-me-secret',
        refresh_token: 'refresh-1',
      },
      {
        grant_type: 'refresh_token',
        client_id: 'client-1',
        client_secret: 'keep-me-secret',
        refresh_token: 'refresh-2',
      },
    ]);
    expect(seller.stored).toMatchObject({ accessToken: 'token-2', refreshToken: 'refresh-3' });
  });

  it('stays when Avito sends no new one', async () => {
    const { tokens, seller } = await aProcess(issueToken, connected);
    await tokens.current();
    expect(seller.stored.refreshToken).toBe('refresh-1');
  });

  it('is not lost when the store fails for a moment', async () => {
    const { tokens, seller, requests } = await aProcess(rotateTokens, connected);
    seller.failingSaves = 1;
    await expect(tokens.current()).rejects.toThrow('the store is down');
    expect(await tokens.current()).toBe('token-1');
    expect(seller.stored).toMatchObject({ accessToken: 'token-1', refreshToken: 'refresh-2' });
    expect(requests).toHaveLength(1);
  });

  it('is saved late, too, when the new token was rejected meanwhile', async () => {
    const { tokens, seller, requests } = await aProcess(rotateTokens, connected);
    seller.failingSaves = 1;
    await failureOf(tokens.current());
    expect(await tokens.renew('token-1')).toBe('token-2');
    expect(requests.map(({ body }) => new URLSearchParams(body).get('refresh_token'))).toEqual([
      'refresh-1',
      'refresh-2',
    ]);
  });

  it('that was burned is never replaced by the keys of the app alone', async () => {
    const { tokens, requests } = await aProcess(
      (response) => answerJson(response, { error: 'invalid_grant' }, 400),
      connected,
    );
    await expect(tokens.current()).rejects.toMatchObject({ kind: 'unauthorised', code: 'avito-credentials-rejected' });
    expect(requests).toHaveLength(1);
  });
});

describe('a token that Avito does not give', () => {
  it.each([
    [400, 'unauthorised', 'avito-credentials-rejected', undefined],
    [401, 'unauthorised', 'avito-credentials-rejected', undefined],
    [403, 'unauthorised', 'avito-credentials-rejected', undefined],
    [404, 'not-found', 'avito-not-found', undefined],
    [429, 'transient', 'avito-rate-limited', 7],
    [500, 'transient', 'avito-token-unavailable', 7],
  ])('with status %i is %s: %s', async (status, kind, code, retryAfterSeconds) => {
    const { tokens } = await aProcess((response) => answerJson(response, {}, status, { 'retry-after': '7' }));
    const failure = await failureOf(tokens.current());
    expect(failure).toMatchObject({ kind, code, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) });
    expect(isOutcomeUnknown(failure)).toBe(false);
  });

  it.each(['invalid_client', 'invalid_grant'])(
    'because of %s is a refusal of the keys, also with status 200',
    async (error) => {
      const { tokens } = await aProcess((response) => answerJson(response, { error, error_description: 'leak' }));
      const failure = await failureOf(tokens.current());
      expect(failure).toMatchObject({ kind: 'unauthorised', code: 'avito-credentials-rejected' });
      expect(everythingIn(failure)).not.toContain('leak');
    },
  );

  it.each<[string, Respond]>([
    ['HTML', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>keep-me-secret</html>')],
    [
      'half an answer',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":"leak'),
    ],
    ['no token', (response) => answerJson(response, { error: 'leak' })],
    ['a token that is no header value', (response) => answerJson(response, { access_token: 'leak\nX: y' })],
    ['a broken connection', (response) => response.destroy()],
    ['silence', () => undefined],
  ])('but answers with %s is transient, and tells no secret', async (_case, respond) => {
    const { tokens } = await aProcess(respond, keys, { timeoutMs: 200 });
    const failure = await failureOf(tokens.current());
    expect(failure).toMatchObject({ kind: 'transient', code: 'avito-token-unavailable' });
    // What asked for the token was not sent.
    expect(isOutcomeUnknown(failure)).toBe(false);
    expect(everythingIn(failure)).not.toMatch(/keep-me-secret|client-1|leak/);
  });
});
