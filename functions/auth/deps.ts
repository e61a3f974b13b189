import type { AttemptDeps } from '../../shared/access/attempt-limits.ts';
import type { SignInDeps } from '../../shared/access/sign-in.ts';
import { signingKeys } from '../../shared/access/signing-keys.ts';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { readEnvironment, text } from '../../shared/lambda/environment.ts';
import { Attempts } from '../../shared/store/attempts.ts';
import { Invitations } from '../../shared/store/invitations.ts';
import { Logins } from '../../shared/store/logins.ts';
import { Passwords } from '../../shared/store/passwords.ts';
import { Sessions } from '../../shared/store/sessions.ts';

const ENVIRONMENT = { SIGNING_KEYS_SECRET_ARN: text };

export interface AuthDeps extends ApiDeps, SignInDeps, AttemptDeps {
  logins: Pick<Logins, 'get'>;
  passwords: Pick<Passwords, 'get' | 'change' | 'rehash'>;
  invitations: Pick<Invitations, 'get' | 'accept'>;
  sessions: Pick<Sessions, 'start' | 'get' | 'rotate' | 'end'>;
}

export function createDeps(): AuthDeps {
  const environment = readEnvironment(ENVIRONMENT);
  const { table, secrets, ...deps } = createApiDeps();
  return {
    ...deps,
    logins: new Logins(table),
    passwords: new Passwords(table),
    invitations: new Invitations(table),
    sessions: new Sessions(table),
    attempts: new Attempts(table),
    signingKey: signingKeys(secrets, environment.SIGNING_KEYS_SECRET_ARN, deps.now),
  };
}
