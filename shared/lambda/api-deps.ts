import { randomUUID } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { callerAddress } from '../access/caller-address.ts';
import { publicKeys } from '../access/public-keys.ts';
import { Audit } from '../store/audit.ts';
import { connectTable, type Table } from '../store/table.ts';
import { Users } from '../store/users.ts';
import type { ApiDeps } from './api-handler.ts';
import { json, readEnvironment, text } from './environment.ts';
import { createLog } from './log.ts';
import { createMeasure } from './metrics.ts';

const ENVIRONMENT = {
  TABLE_NAME: text,
  ACCESS_KEYS_SECRET_ARN: text,
  ORIGIN_KEY_SECRET_ARN: text,
  CORS_ORIGINS: json(z.array(z.url()), 'a JSON list of origins'),
};

/** What every function of the API shares, with the clients it is made of, for the function's own needs. */
export function createApiDeps(): ApiDeps & { table: Table; secrets: SecretsManagerClient } {
  const environment = readEnvironment(ENVIRONMENT);
  const table = connectTable(environment.TABLE_NAME);
  const secrets = new SecretsManagerClient();
  return {
    table,
    secrets,
    keys: publicKeys(secrets, environment.ACCESS_KEYS_SECRET_ARN, Date.now),
    users: new Users(table),
    audit: new Audit(table),
    callerAddress: callerAddress(secrets, environment.ORIGIN_KEY_SECRET_ARN, Date.now),
    corsOrigins: environment.CORS_ORIGINS,
    now: Date.now,
    newId: randomUUID,
    log: createLog(),
    measure: createMeasure(),
  };
}
