import { AppError } from '../../shared/errors/app-error.ts';
import type { User } from '../../shared/store/users.ts';

export function userUnknown(): AppError {
  return new AppError('not-found', { code: 'user-unknown', message: 'there is no such user' });
}

export function emailTaken(): AppError {
  return new AppError('conflict', { code: 'email-taken', message: 'another user has this e-mail' });
}

/** Throws `version-conflict` where the caller has seen another version than there is. */
export function checkVersion({ version }: User, ifMatch: number | undefined): void {
  if (ifMatch === undefined || ifMatch === version) return;
  throw new AppError('conflict', { code: 'version-conflict', message: 'the user has been changed since you read him' });
}

/** Somebody else wrote between our reading and our writing. */
export function changedMeanwhile(ifMatch: number | undefined): AppError {
  return new AppError('conflict', {
    code: ifMatch === undefined ? 'changed-meanwhile' : 'version-conflict',
    message: 'the user has been changed at the same time',
  });
}
