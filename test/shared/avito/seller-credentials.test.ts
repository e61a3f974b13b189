import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { createSellerCredentials } from '../../../shared/avito/seller-credentials.ts';
import { anHttpServer, answerJson, everythingIn, failureOf, type Respond } from './http-server.ts';

const secretId = 'avito-assistant/test/sellers/s1';
const keys = { clientId: 'client-1', clientSecret: 'keep-me-secret' };

/** The operations of Secrets Manager that are used, as its JSON protocol has them. */
function aSecretStore(secrets: Map<string, string>, scheduled: Set<string>): Respond {
  const refuse = (type: string) => ({ status: 400, body: { __type: type, message: 'refused' } });
  const operations: Record<string, (input: Record<string, string>) => { status: number; body: unknown }> = {
    GetSecretValue: ({ SecretId = '' }) => {
      const value = secrets.get(SecretId);
      if (value === undefined) return refuse('ResourceNotFoundException');
      return { status: 200, body: { Name: SecretId, SecretString: value } };
    },
    CreateSecret: ({ Name = '', SecretString = '' }) => {
      if (scheduled.has(Name)) return refuse('InvalidRequestException');
      if (secrets.has(Name)) return refuse('ResourceExistsException');
      secrets.set(Name, SecretString);
      return { status: 200, body: { Name } };
    },
    PutSecretValue: ({ SecretId = '', SecretString = '' }) => {
      if (scheduled.has(SecretId)) return refuse('InvalidRequestException');
      if (!secrets.has(SecretId)) return refuse('ResourceNotFoundException');
      secrets.set(SecretId, SecretString);
      return { status: 200, body: { Name: SecretId } };
    },
    RestoreSecret: ({ SecretId = '' }) => {
      if (!secrets.has(SecretId)) return refuse('ResourceNotFoundException');
      scheduled.delete(SecretId);
      return { status: 200, body: { Name: SecretId } };
    },
    DeleteSecret: ({ SecretId = '' }) => {
      if (!secrets.delete(SecretId)) return refuse('ResourceNotFoundException');
      return { status: 200, body: { Name: SecretId } };
    },
  };
  return (response, { headers, body }) => {
    const operation = operations[String(headers['x-amz-target']).split('.')[1] ?? ''];
    const answer = operation?.(JSON.parse(body)) ?? refuse('UnknownOperationException');
    answerJson(response, answer.body, answer.status, { 'content-type': 'application/x-amz-json-1.1' });
  };
}

async function aSellersSecret(secret?: unknown, respond?: Respond) {
  const secrets = new Map<string, string>();
  if (secret !== undefined) secrets.set(secretId, typeof secret === 'string' ? secret : JSON.stringify(secret));
  const scheduled = new Set<string>();
  const server = await anHttpServer(respond ?? aSecretStore(secrets, scheduled));
  const client = new SecretsManagerClient({
    endpoint: server.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    credentials: createSellerCredentials({ client, secretId }),
    secrets,
    scheduled,
    stored: () => JSON.parse(secrets.get(secretId) ?? 'null'),
  };
}

describe("a seller's secret", () => {
  it('is created and read', async () => {
    const { credentials } = await aSellersSecret();
    await credentials.create(keys);
    expect(await credentials.read()).toEqual(keys);
  });

  it('is replaced, token and all, when the seller connects again', async () => {
    const { credentials } = await aSellersSecret({ ...keys, accessToken: 'old', accessTokenExpiresAt: 1 });
    await credentials.create({ clientId: 'client-2', clientSecret: 'other' });
    expect(await credentials.read()).toEqual({ clientId: 'client-2', clientSecret: 'other' });
  });

  it('is brought back when it was scheduled for deletion', async () => {
    const { credentials, scheduled } = await aSellersSecret(keys);
    scheduled.add(secretId);
    await credentials.create({ clientId: 'client-2', clientSecret: 'other' });
    expect(await credentials.read()).toEqual({ clientId: 'client-2', clientSecret: 'other' });
  });

  it('that is deleted while it is brought back is transiently out of reach', async () => {
    const { credentials, secrets, scheduled } = await aSellersSecret(keys);
    scheduled.add(secretId);
    secrets.clear();
    await expect(credentials.create(keys)).rejects.toMatchObject({
      kind: 'transient',
      code: 'seller-credentials-unavailable',
    });
  });

  it('is removed, twice as well as once', async () => {
    const { credentials } = await aSellersSecret(keys);
    await credentials.remove();
    await credentials.remove();
    await expect(credentials.read()).rejects.toMatchObject({ code: 'seller-credentials-missing' });
  });

  it('takes a token without losing the rest', async () => {
    const { credentials, stored } = await aSellersSecret({ ...keys, refreshToken: 'refresh-1' });
    await credentials.saveToken({ clientId: 'client-1', accessToken: 'token', accessTokenExpiresAt: 5 });
    expect(stored()).toEqual({ ...keys, refreshToken: 'refresh-1', accessToken: 'token', accessTokenExpiresAt: 5 });
  });

  it('takes a rotated refresh token', async () => {
    const { credentials, stored } = await aSellersSecret({ ...keys, refreshToken: 'refresh-1' });
    const token = { clientId: 'client-1', accessToken: 'token', accessTokenExpiresAt: 5, refreshToken: 'refresh-2' };
    await credentials.saveToken(token);
    expect(stored()).toEqual({ ...keys, ...token });
  });

  it('does not take a token that belongs to replaced keys', async () => {
    const { credentials, stored } = await aSellersSecret({ ...keys, clientId: 'client-2' });
    await credentials.saveToken({ clientId: 'client-1', accessToken: 'token', accessTokenExpiresAt: 5 });
    expect(stored()).toEqual({ ...keys, clientId: 'client-2' });
  });

  it('that is missing is said to be missing', async () => {
    const { credentials } = await aSellersSecret();
    await expect(credentials.read()).rejects.toMatchObject({ kind: 'not-found', code: 'seller-credentials-missing' });
    const token = { clientId: 'client-1', accessToken: 'token', accessTokenExpiresAt: 5 };
    await expect(credentials.saveToken(token)).rejects.toMatchObject({ code: 'seller-credentials-missing' });
  });

  it.each([
    ['no JSON', 'keep-me-secret'],
    ['nothing', ''],
    ['no keys', { clientId: 'client-1' }],
    // Dropped, the token would be asked for by the app's own keys: another account's.
    ['a broken refresh token', { ...keys, refreshToken: null }],
  ])('that holds %s is refused without telling it', async (_case, secret) => {
    const { credentials } = await aSellersSecret(secret);
    const failure = await failureOf(credentials.read());
    expect(failure).toMatchObject({ kind: 'permanent', code: 'seller-credentials-invalid' });
    expect(everythingIn(failure)).not.toContain('keep-me-secret');
  });

  it('with a broken access token is read without it', async () => {
    const { credentials } = await aSellersSecret({ ...keys, accessToken: 'two words', accessTokenExpiresAt: 'soon' });
    expect(await credentials.read()).toEqual(keys);
  });

  it.each<[string, Respond]>([
    ['fails', (response) => answerJson(response, { __type: 'InternalServiceError', message: 'keep-me-secret' }, 500)],
    ['answers nonsense', (response) => response.writeHead(200).end('keep-me-secret')],
    ['breaks off', (response) => response.destroy()],
  ])('is transiently out of reach when the store %s, and nothing is told', async (_case, respond) => {
    const { credentials } = await aSellersSecret(keys, respond);
    for (const work of [credentials.read(), credentials.create(keys), credentials.remove()]) {
      const failure = await failureOf(work);
      expect(failure).toMatchObject({ kind: 'transient', code: 'seller-credentials-unavailable' });
      expect(everythingIn(failure)).not.toContain('keep-me-secret');
    }
  });
});
