import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { refusedStatus } from '../../../shared/sellers/avito-refusal.ts';

const anError = (code: string) => new AppError('permanent', { code, message: code });

describe('what an error says about the whole account', () => {
  it.each([
    ['avito-payment-required', 'payment-required'],
    ['avito-unauthorised', 'unauthorised'],
    ['avito-credentials-rejected', 'unauthorised'],
    ['seller-credentials-missing', 'unauthorised'],
    ['seller-credentials-invalid', 'unauthorised'],
  ])('%s: %s', (code, status) => {
    expect(refusedStatus(anError(code))).toBe(status);
  });

  it.each([
    anError('avito-no-rights'),
    anError('avito-not-found'),
    anError('avito-unavailable'),
    anError('avito-rate-limited'),
    new Error('avito-unauthorised'),
    undefined,
  ])('nothing: %s', (error) => {
    expect(refusedStatus(error)).toBeUndefined();
  });
});
