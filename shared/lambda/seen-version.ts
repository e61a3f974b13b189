import type { Call } from '../api/route.ts';
import { AppError } from '../errors/app-error.ts';

type Conditional = Pick<Call, 'request'>;

/** Throws a conflict `version-conflict` when the caller names another version as the one he has seen. */
export function requireSeen({ request: { ifMatch } }: Conditional, version: number): void {
  if (ifMatch !== undefined && ifMatch !== version) throw versionConflict();
}

/** Somebody else's change came between reading and writing. */
export function changedMeanwhile({ request: { ifMatch } }: Conditional): AppError {
  if (ifMatch !== undefined) return versionConflict();
  return new AppError('conflict', { code: 'changed-meanwhile', message: 'somebody else has just changed it' });
}

export function etagOf({ version }: { version: number }): string {
  return `"${version}"`;
}

function versionConflict(): AppError {
  return new AppError('conflict', { code: 'version-conflict', message: 'there is a newer version' });
}
