import { AppError } from '../../shared/errors/app-error.ts';

/** Throws `version-conflict` when the caller has seen another version than there is. */
export function checkSeen(ifMatch: number | undefined, version: number): void {
  if (ifMatch !== undefined && ifMatch !== version) throw versionConflict();
}

/** What is told to somebody whose write came second: that he saw an old version if he said which, otherwise to try again. */
export function lostRace(ifMatch: number | undefined): AppError {
  if (ifMatch !== undefined) return versionConflict();
  return new AppError('conflict', { code: 'changed-meanwhile', message: 'somebody changed it at the same moment' });
}

function versionConflict(): AppError {
  return new AppError('conflict', {
    code: 'version-conflict',
    message: 'there is a newer version than the one you saw',
  });
}
