import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';

const publicKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
});
const signingKeySchema = publicKeySchema.extend({
  /** The private half. */
  d: z.string(),
  /** It signs nothing before: until then not everybody knows its public half. Unix milliseconds. */
  activeFrom: z.number(),
});

export type PublicKey = z.infer<typeof publicKeySchema>;
export type SigningKey = z.infer<typeof signingKeySchema>;

export interface KeySecrets {
  secrets: SecretsManagerClient;
  signingKeysSecretArn: string;
  accessKeysSecretArn: string;
}

/** The private keys, the newest first; none where none have been made yet, or where what lies there is not ours. */
export async function readSigningKeys(secrets: SecretsManagerClient, secretArn: string): Promise<SigningKey[]> {
  return (await readKeys(secrets, secretArn, signingKeySchema)).toSorted((a, b) => b.activeFrom - a.activeFrom);
}

export function readPublicKeys({ secrets, accessKeysSecretArn }: KeySecrets): Promise<PublicKey[]> {
  return readKeys(secrets, accessKeysSecretArn, publicKeySchema);
}

/** The public halves first: a token must never be signed with a key that nobody can learn. */
export async function writeKeys(keys: SigningKey[], deps: KeySecrets): Promise<void> {
  await writePublicKeys(keys, deps);
  await put(deps.secrets, deps.signingKeysSecretArn, keys);
}

export function writePublicKeys(keys: SigningKey[], { secrets, accessKeysSecretArn }: KeySecrets): Promise<void> {
  // Parsed as public keys, they lose what is not public.
  return put(secrets, accessKeysSecretArn, z.array(publicKeySchema).parse(keys));
}

async function readKeys<T>(secrets: SecretsManagerClient, SecretId: string, schema: z.ZodType<T>): Promise<T[]> {
  const keySetSchema = z.object({ keys: z.array(schema) });
  const parsed = keySetSchema.safeParse(parseJson(await readSecret(secrets, SecretId)));
  return parsed.success ? parsed.data.keys : [];
}

async function readSecret(secrets: SecretsManagerClient, SecretId: string): Promise<string> {
  try {
    return (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
  } catch (error) {
    // So Secrets Manager says that a secret has no value yet.
    if (error instanceof ResourceNotFoundException) return '';
    // The SDK's error may hold the raw response, and so the keys: only its name is kept.
    throw new AppError('transient', {
      code: 'access-keys-unavailable',
      message: 'the store of the keys of access tokens did not answer as it should',
      cause: new Error(error instanceof Error ? error.name : 'unknown'),
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The SyntaxError quotes the text, which is a secret.
    return undefined;
  }
}

async function put(secrets: SecretsManagerClient, SecretId: string, keys: PublicKey[]): Promise<void> {
  await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify({ keys }) }));
}
