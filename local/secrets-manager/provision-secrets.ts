import { randomInt } from 'node:crypto';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { SecretDescription } from '../template/read-secrets.ts';

/** Creates the template's secrets that are not kept yet; a kept one keeps its value, as in a deployment. */
export async function provisionSecrets(client: SecretsManagerClient, secrets: SecretDescription[]): Promise<void> {
  for (const { name, value, generate } of secrets) {
    const secretString = value ?? (generate === undefined ? undefined : generateSecretString(generate));
    await createUnlessKept(client, name, secretString);
  }
}

/** Creates the secret or gives it this value. */
export async function putSecret(client: SecretsManagerClient, id: string, value: string): Promise<void> {
  await client.send(new PutSecretValueCommand({ SecretId: id, SecretString: value }));
}

async function createUnlessKept(client: SecretsManagerClient, name: string, value: string | undefined): Promise<void> {
  try {
    await client.send(new CreateSecretCommand({ Name: name, ...(value === undefined ? {} : { SecretString: value }) }));
  } catch (error) {
    if (!(error instanceof ResourceExistsException)) throw error;
  }
}

type Generation = NonNullable<SecretDescription['generate']>;

const alphabets = {
  lowercase: 'abcdefghijklmnopqrstuvwxyz',
  uppercase: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  numbers: '0123456789',
  punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
};

/** As `GetRandomPassword` does, and inside a JSON template when one is given. */
function generateSecretString(generation: Generation): string {
  const characters = [
    generation.ExcludeLowercase ? '' : alphabets.lowercase,
    generation.ExcludeUppercase ? '' : alphabets.uppercase,
    generation.ExcludeNumbers ? '' : alphabets.numbers,
    generation.ExcludePunctuation ? '' : alphabets.punctuation,
    generation.IncludeSpace ? ' ' : '',
  ].join('');
  const allowed = [...characters].filter((character) => !generation.ExcludeCharacters.includes(character));
  const password = Array.from({ length: generation.PasswordLength }, () => allowed[randomInt(allowed.length)]).join('');
  const { SecretStringTemplate, GenerateStringKey } = generation;
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) return password;
  return JSON.stringify({ ...JSON.parse(SecretStringTemplate), [GenerateStringKey]: password });
}
