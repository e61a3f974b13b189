import { AppError } from '../../shared/errors/app-error.ts';
import type { Reply } from '../../shared/store/replies.ts';

/** Throws `version-conflict` where the caller has seen another version than there is. */
export function checkVersion({ version = 0 }: Reply, ifMatch: number | undefined): void {
  if (ifMatch === undefined || ifMatch === version) return;
  throw new AppError('conflict', { code: 'version-conflict', message: 'the reply has changed since it was read' });
}

export function notADraft(): AppError {
  return new AppError('conflict', { code: 'reply-not-a-draft', message: 'this reply is not, or no longer, a draft' });
}

export function approvedAlready(): AppError {
  return new AppError('conflict', {
    code: 'reply-approved-already',
    message: 'somebody has approved this reply, or approved it in other words',
  });
}

export function ratedAlready(): AppError {
  return new AppError('conflict', {
    code: 'reply-rated-already',
    message: 'somebody else has rated this reply: name its version to replace that',
  });
}
