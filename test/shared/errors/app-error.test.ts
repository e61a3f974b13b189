import { expect, it } from 'vitest';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';

const cause = new Error('ECONNREFUSED');
const error = new AppError('transient', { code: 'avito-timeout', message: 'slow', cause, retryAfterSeconds: 3 });

it('tells what to do, under a stable code, and keeps its cause', () => {
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'AppError',
    kind: 'transient',
    code: 'avito-timeout',
    retryAfterSeconds: 3,
    cause,
  });
});

it('has no cause where there was none', () => {
  expect(new AppError('invalid', { code: 'x', message: 'x' })).not.toHaveProperty('cause');
});

it('is told from every other error, and by its kind', () => {
  expect(isAppError(error)).toBe(true);
  expect(isAppError(error, 'transient')).toBe(true);
  expect(isAppError(error, 'permanent')).toBe(false);
  expect(isAppError(cause)).toBe(false);
  expect(isAppError({ ...error, kind: 'transient' })).toBe(false);
  expect(isAppError(undefined)).toBe(false);
});
