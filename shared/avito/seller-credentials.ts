import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  InvalidRequestException,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  RestoreSecretCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { AppError } from '../errors/app-error.ts';
import { type IssuedToken, type StoredCredentials, storedCredentialsSchema } from './stored-credentials.ts';

/** One seller's Avito keys and token, in one secret. Store failures are `seller-credentials-unavailable` (transient). */
export interface SellerCredentials {
  /** Throws `seller-credentials-missing` (not-found), and `seller-credentials-invalid` (permanent) for a secret we cannot read. */
  read(): Promise<StoredCredentials>;
  /** Call it under the seller's lock: it reads, then writes. */
  saveToken(token: IssuedToken): Promise<void>;
  /**
   * Stores the keys of a seller who connects; keys that were there are replaced, and their token with them. A secret that
   * somebody has scheduled for deletion is brought back.
   */
  create(credentials: StoredCredentials): Promise<void>;
  /** Forgets keys and token at once and for good. Nothing happens where there are none. */
  remove(): Promise<void>;
}

export function createSellerCredentials(options: {
  client: SecretsManagerClient;
  secretId: string;
}): SellerCredentials {
  const { client, secretId } = options;

  async function read(): Promise<StoredCredentials> {
    const secret = await attempt(() => client.send(new GetSecretValueCommand({ SecretId: secretId })));
    return parseCredentials(secret.SecretString);
  }

  async function put(credentials: StoredCredentials): Promise<void> {
    const command = new PutSecretValueCommand({ SecretId: secretId, SecretString: JSON.stringify(credentials) });
    await attempt(() => client.send(command));
  }

  /** A secret that is scheduled for deletion still has its name, and cannot be written (CreateSecret, InvalidRequestException). */
  async function restore(): Promise<void> {
    try {
      await client.send(new RestoreSecretCommand({ SecretId: secretId }));
    } catch (error) {
      // Gone between the two: the next try creates it.
      throw unavailable(error);
    }
  }

  return {
    read,

    async saveToken({ clientId, ...token }) {
      const stored = await read();
      // The keys were replaced while the token was on its way: it belongs to the old ones.
      if (stored.clientId !== clientId) return;
      await put({ ...stored, ...token });
    },

    async create(credentials) {
      const command = new CreateSecretCommand({ Name: secretId, SecretString: JSON.stringify(credentials) });
      try {
        await client.send(command);
      } catch (error) {
        if (error instanceof InvalidRequestException) await restore();
        else if (!(error instanceof ResourceExistsException)) throw explain(error);
        await put(credentials);
      }
    },

    async remove() {
      // Keys that a seller took back are not to lie around for a week, as they would in a recovery window.
      const command = new DeleteSecretCommand({ SecretId: secretId, ForceDeleteWithoutRecovery: true });
      try {
        await client.send(command);
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw explain(error);
      }
    },
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explain(error);
  }
}

/** The SDK's error may hold the raw response, and so the secret: only its name is kept. */
function explain(error: unknown): AppError {
  if (error instanceof ResourceNotFoundException) {
    return new AppError('not-found', {
      code: 'seller-credentials-missing',
      message: 'No Avito keys are stored for this seller',
    });
  }
  return unavailable(error);
}

function unavailable(error: unknown): AppError {
  return new AppError('transient', {
    code: 'seller-credentials-unavailable',
    message: "The store of the seller's Avito keys did not answer as it should",
    cause: new Error(error instanceof Error ? error.name : 'unknown'),
  });
}

function parseCredentials(secret: string | undefined): StoredCredentials {
  const parsed = storedCredentialsSchema.safeParse(parseJson(secret ?? ''));
  if (parsed.success) return parsed.data;
  throw new AppError('permanent', {
    code: 'seller-credentials-invalid',
    message: "The seller's secret does not hold Avito keys in the form we write",
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The SyntaxError quotes the text, which is a secret.
    return undefined;
  }
}
