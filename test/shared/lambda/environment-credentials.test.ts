import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultProvider } from '../../../shared/lambda/environment-credentials.ts';

const clientWith = (environment: Record<string, string | undefined>) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return new SQSClient({ region: 'eu-central-1', credentialDefaultProvider: defaultProvider });
};
const keys = { AWS_ACCESS_KEY_ID: 'the-key', AWS_SECRET_ACCESS_KEY: 'the-secret', AWS_SESSION_TOKEN: 'the-token' };

afterEach(() => vi.unstubAllEnvs());

describe('a client in a function', () => {
  it("signs with the role's credentials", async () => {
    expect(await clientWith(keys).config.credentials()).toMatchObject({
      accessKeyId: 'the-key',
      secretAccessKey: 'the-secret',
      sessionToken: 'the-token',
    });
  });

  it.each([undefined, ''])('sends no token where there is none (%j)', async (none) => {
    const credentials = await clientWith({ ...keys, AWS_SESSION_TOKEN: none }).config.credentials();
    expect(credentials).not.toHaveProperty('sessionToken');
  });

  it.each([undefined, ''])('cannot be made without credentials (%j), and says which are missing', (none) => {
    expect(() => clientWith({ ...keys, AWS_ACCESS_KEY_ID: none, AWS_SECRET_ACCESS_KEY: none })).toThrow(
      'environment: AWS_ACCESS_KEY_ID is missing; AWS_SECRET_ACCESS_KEY is missing',
    );
  });

  it('names no value when one of them is missing', () => {
    expect(() => clientWith({ ...keys, AWS_SECRET_ACCESS_KEY: '' })).toThrow(
      /^environment: AWS_SECRET_ACCESS_KEY is missing$/,
    );
  });
});
