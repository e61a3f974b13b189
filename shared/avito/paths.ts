import { AppError } from '../errors/app-error.ts';

/** One id as one path segment; `~` as %7E, as several clients force it (avito-api 2). Throws `avito-invalid` on what cannot be a segment. */
export function pathSegment(id: string): string {
  // URL parsing would resolve `.` and `..`, also when written as %2E, and the call would go to another path.
  if (id === '' || id === '.' || id === '..') throw notAnId();
  try {
    return encodeURIComponent(id).replaceAll('~', '%7E');
  } catch {
    // A lone surrogate has no encoding.
    throw notAnId();
  }
}

export function accountPath(version: 'v1' | 'v2' | 'v3', userId: string): string {
  return `/messenger/${version}/accounts/${pathSegment(userId)}`;
}

export function chatPath(version: 'v1' | 'v2' | 'v3', userId: string, chatId: string): string {
  return `${accountPath(version, userId)}/chats/${pathSegment(chatId)}`;
}

function notAnId(): AppError {
  return new AppError('invalid', {
    code: 'avito-invalid',
    message: 'An id for Avito is empty or cannot be part of a path',
  });
}
