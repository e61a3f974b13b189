import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { callerAddress } from '../../../shared/access/caller-address.ts';

const KEY = 'the key of CloudFront';
const direct = '198.51.100.7';

function aDoor(answers: (string | Error)[] = [KEY]) {
  const clock = { at: 1_000_000 };
  const asked: unknown[] = [];
  const secrets = {
    send: async (command: unknown) => {
      expect(command).toBeInstanceOf(GetSecretValueCommand);
      asked.push((command as GetSecretValueCommand).input.SecretId);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer instanceof Error) throw answer;
      return { SecretString: answer };
    },
  } as unknown as SecretsManagerClient;
  const addressOf = callerAddress(secrets, 'arn', () => clock.at);
  return {
    clock,
    asked,
    from: (headers: Record<string, string>) => addressOf({ headers, requestContext: { http: { sourceIp: direct } } }),
  };
}

const shown = (key: string, viewer: string) => ({ 'x-origin-key': key, 'x-viewer-address': viewer });

describe('the address of a caller', () => {
  it.each(['203.0.113.5', '2001:db8::7'])(
    'who comes through CloudFront is what CloudFront says: %s',
    async (viewer) => {
      expect(await aDoor().from(shown(KEY, viewer))).toBe(viewer);
    },
  );

  it.each<[string, Record<string, string>]>([
    ['without the key', { 'x-viewer-address': '203.0.113.5' }],
    ['with a wrong key', shown('a guess', '203.0.113.5')],
    ['with an empty key', shown('', '203.0.113.5')],
    ['with the beginning of the key', shown(KEY.slice(0, -1), '203.0.113.5')],
    ['with the key sent twice', shown(`${KEY},${KEY}`, '203.0.113.5')],
    [
      "with the headers of others' proxies",
      { 'x-forwarded-for': '203.0.113.5', 'cloudfront-viewer-address': '203.0.113.5:1' },
    ],
  ])('who comes straight here %s is the one he comes from', async (_how, headers) => {
    expect(await aDoor().from(headers)).toBe(direct);
  });

  it.each(['', 'unknown', '203.0.113.5:4711', '203.0.113.5, 203.0.113.6', '<script>'])(
    'is never something that is none: %j',
    async (viewer) => {
      expect(await aDoor().from(shown(KEY, viewer))).toBe(direct);
    },
  );

  it('costs a look at the secret once, and none for who shows no key', async () => {
    const door = aDoor();
    await door.from({});
    expect(door.asked).toEqual([]);
    await door.from(shown(KEY, '203.0.113.5'));
    door.clock.at += 86_400_000;
    await door.from(shown(KEY, '203.0.113.6'));
    expect(door.asked).toEqual(['arn']);
  });

  it('follows a changed key, and lets guesses ask at most every half minute', async () => {
    const door = aDoor(['the old key', KEY]);
    expect(await door.from(shown('the old key', '203.0.113.5'))).toBe('203.0.113.5');
    for (let time = 0; time < 20; time += 1) await door.from(shown(`guess ${time}`, '203.0.113.5'));
    expect(door.asked).toHaveLength(1);
    door.clock.at += 30_001;
    expect(await door.from(shown(KEY, '203.0.113.5'))).toBe('203.0.113.5');
    for (let time = 0; time < 20; time += 1) await door.from(shown(`guess ${time}`, '203.0.113.5'));
    expect(door.asked).toHaveLength(2);
  });

  it('is asked for again where the secret could not be read, and the failure tells nothing of it', async () => {
    const door = aDoor([Object.assign(new Error(`raw: ${KEY}`), { name: 'Throttled' }), KEY]);
    const failure = await door.from(shown(KEY, '203.0.113.5')).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: 'transient', code: 'origin-key-unavailable' });
    expect(String((failure as Error).cause)).toBe('Error: Throttled');
    expect(await door.from(shown(KEY, '203.0.113.5'))).toBe('203.0.113.5');
  });
});
