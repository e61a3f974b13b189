import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { secretArn } from '../template/physical-values.ts';
import type { Secret, SecretStore } from './secret-store.ts';

/** An error in the shape the SDK turns into its exception of the same name. */
export class SecretsManagerError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Operation = (input: unknown, store: SecretStore, now: number) => object;

/** Operation name of the JSON 1.1 protocol → what it does. */
export const secretOperations: ReadonlyMap<string, Operation> = new Map([
  ['CreateSecret', createSecret],
  ['GetSecretValue', getSecretValue],
  ['PutSecretValue', putSecretValue],
  ['DescribeSecret', describeSecret],
  ['DeleteSecret', deleteSecret],
  ['ListSecrets', listSecrets],
]);

const creation = z.object({
  Name: z.string().regex(/^[\w/+=.@-]{1,512}$/),
  SecretString: z.string().max(65_536).optional(),
  ClientRequestToken: z.string().optional(),
});
const selection = z.object({ SecretId: z.string().min(1) });
const putting = selection.extend({ SecretString: z.string().max(65_536), ClientRequestToken: z.string().optional() });

function createSecret(input: unknown, store: SecretStore, now: number): object {
  const { Name: name, SecretString: value, ClientRequestToken: token } = parse(creation, input);
  if (store.find(name)) {
    throw new SecretsManagerError(
      'ResourceExistsException',
      `The operation failed because the secret ${name} already exists.`,
    );
  }
  const versionId = value === undefined ? undefined : (token ?? randomUUID());
  const made = { arn: secretArn(name), name, value, versionId, createdAtMs: now, changedAtMs: now };
  store.save(made);
  return { ARN: made.arn, Name: name, VersionId: versionId };
}

function getSecretValue(input: unknown, store: SecretStore): object {
  const secret = find(input, store);
  if (secret.value === undefined) {
    throw notFound("Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
  }
  return {
    ARN: secret.arn,
    Name: secret.name,
    SecretString: secret.value,
    VersionId: secret.versionId,
    VersionStages: ['AWSCURRENT'],
    CreatedDate: secret.changedAtMs / 1000,
  };
}

/** The same token twice is the same version: a retried request changes nothing. */
function putSecretValue(input: unknown, store: SecretStore, now: number): object {
  const { SecretString: value, ClientRequestToken: token } = parse(putting, input);
  const secret = find(input, store);
  const versionId = token ?? randomUUID();
  if (secret.versionId === versionId && secret.value !== value) {
    throw new SecretsManagerError(
      'ResourceExistsException',
      'You tried to put another value under an existing version.',
    );
  }
  if (secret.versionId !== versionId) store.save({ ...secret, value, versionId, changedAtMs: now });
  return { ARN: secret.arn, Name: secret.name, VersionId: versionId, VersionStages: ['AWSCURRENT'] };
}

function describeSecret(input: unknown, store: SecretStore): object {
  return description(find(input, store));
}

/** Deletes at once: the recovery window of the cloud is not kept here. */
function deleteSecret(input: unknown, store: SecretStore, now: number): object {
  const secret = find(input, store);
  store.remove(secret.name);
  return { ARN: secret.arn, Name: secret.name, DeletionDate: now / 1000 };
}

function listSecrets(_input: unknown, store: SecretStore): object {
  return { SecretList: store.all().map(description) };
}

function description(secret: Secret): object {
  return {
    ARN: secret.arn,
    Name: secret.name,
    CreatedDate: secret.createdAtMs / 1000,
    LastChangedDate: secret.changedAtMs / 1000,
    ...(secret.versionId === undefined ? {} : { VersionIdsToStages: { [secret.versionId]: ['AWSCURRENT'] } }),
  };
}

function find(input: unknown, store: SecretStore): Secret {
  const secret = store.find(parse(selection, input).SecretId);
  if (secret === undefined) throw notFound("Secrets Manager can't find the specified secret.");
  return secret;
}

function notFound(message: string): SecretsManagerError {
  return new SecretsManagerError('ResourceNotFoundException', message);
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new SecretsManagerError('InvalidParameterException', `Invalid parameters: ${fields}`);
}
