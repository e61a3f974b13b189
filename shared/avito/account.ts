import * as z from 'zod';
import type { Connection } from './connection.ts';
import { id, optionalText } from './wire-values.ts';

export interface AvitoAccount {
  id: string;
  name: string | undefined;
  profileUrl: string | undefined;
}

const accountSchema = z
  .object({ id, name: optionalText, profile_url: optionalText })
  .transform((account): AvitoAccount => ({ id: account.id, name: account.name, profileUrl: account.profile_url }));

/** The account behind the token (avito-api 4.1, SPEC). Works also when the tariff has no messenger API (avito-api 5). */
export function accountOperations({ request }: Pick<Connection, 'request'>) {
  return {
    getAccount(): Promise<AvitoAccount> {
      return request({
        operation: 'getAccount',
        method: 'GET',
        path: '/core/v1/accounts/self',
        answer: accountSchema,
      });
    },
  };
}
