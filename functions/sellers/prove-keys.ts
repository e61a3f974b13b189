import { AppError, isAppError } from '../../shared/errors/app-error.ts';
import { InputError } from '../../shared/lambda/input-error.ts';
import type { Proof } from '../../shared/sellers/prove-avito.ts';
import type { SellersDeps } from './deps.ts';

type Keys = { clientId: string; clientSecret: string };

/**
 * Throws an invalid `credentials-rejected` for keys that Avito does not take, a conflict `credentials-without-rights` for
 * keys that open too little, and what Avito's client throws while Avito does not answer.
 */
export async function proveKeys(keys: Keys, { prove }: Pick<SellersDeps, 'prove'>): Promise<Proof> {
  try {
    return await prove(keys);
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (!isAppError(error)) return error;
  switch (error.code) {
    case 'avito-credentials-rejected':
    case 'avito-unauthorised':
      return new InputError(
        ['clientId', 'clientSecret'].map((field) => ({ in: 'body', field, message: 'Avito does not take these keys' })),
        'credentials-rejected',
      );
    case 'avito-no-rights':
      // An employee's key opens the token but not the company's chats (avito-api 5).
      return new AppError('conflict', {
        code: 'credentials-without-rights',
        message: "the keys may not read the account's chats; use those of the company's main account",
        cause: error,
      });
    default:
      return error;
  }
}
