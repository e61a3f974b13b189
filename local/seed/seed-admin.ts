import { randomBytes, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createAdmin } from '../../shared/access/create-admin.ts';
import { ensureAccessKeys } from '../../shared/access/ensure-access-keys.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import { Logins } from '../../shared/store/logins.ts';
import { connectTable } from '../../shared/store/table.ts';
import { Users } from '../../shared/store/users.ts';
import { localClient } from '../engines/local-client.ts';
import type { EngineUrls } from '../lambda/function-environment.ts';
import { StartProblem } from '../start-problem.ts';

export interface AdminSettings {
  email: string;
  /** Undefined: one is made up when it is needed. */
  password: string | undefined;
}

export interface AdminOptions {
  admin: AdminSettings;
  engines: Pick<EngineUrls, 'dynamoDb' | 'secretsManager'>;
  tableName: string;
  signingKeysSecretArn: string;
  accessKeysSecretArn: string;
  now: () => number;
}

export interface SeededAdmin {
  /** Undefined when all admins there are have other e-mails. */
  email: string | undefined;
  /** One that was made up now: nobody else will ever tell it. */
  newPassword: string | undefined;
}

/**
 * Makes the keys of access tokens and the first admin, where there are none. Throws a StartProblem when the admin cannot be
 * made of what was given.
 */
export async function seedAdmin(options: AdminOptions): Promise<SeededAdmin> {
  const { engines, signingKeysSecretArn, accessKeysSecretArn, now, tableName } = options;
  const secrets = new SecretsManagerClient(localClient(engines.secretsManager));
  const dynamoDb = new DynamoDBClient(localClient(engines.dynamoDb));
  try {
    await ensureAccessKeys({ secrets, signingKeysSecretArn, accessKeysSecretArn, now, newId: randomUUID });
    const table = connectTable(tableName, dynamoDb);
    return await makeOrFind({ users: new Users(table), logins: new Logins(table) }, options);
  } finally {
    secrets.destroy();
    dynamoDb.destroy();
  }
}

async function makeOrFind(
  { users, logins }: { users: Users; logins: Logins },
  { admin: { email, password }, now }: AdminOptions,
): Promise<SeededAdmin> {
  if (await users.hasAdmin()) {
    const isHis = (await logins.get(email)) !== undefined;
    return { email: isHis ? email : undefined, newPassword: undefined };
  }
  const newPassword = password === undefined ? randomBytes(15).toString('base64url') : undefined;
  const given = { email, password: password ?? newPassword ?? '', name: 'Admin' };
  try {
    const outcome = await createAdmin(given, { users, logins, now, newId: randomUUID });
    return { email, newPassword: outcome === 'created' ? newPassword : undefined };
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw new StartProblem(`ADMIN_EMAIL, ADMIN_PASSWORD: ${error.message}`, { cause: error });
  }
}
