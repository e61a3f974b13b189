import { isAppError } from '../errors/app-error.ts';
import type { AvitoStatus } from '../store/sellers.ts';

const STATUS: Record<string, AvitoStatus> = {
  // The tariff has no messenger API: token and account work, the messenger does not (avito-api 5).
  'avito-payment-required': 'payment-required',
  'avito-unauthorised': 'unauthorised',
  'avito-credentials-rejected': 'unauthorised',
  'seller-credentials-missing': 'unauthorised',
  'seller-credentials-invalid': 'unauthorised',
};

/** What an error says about the whole account of a seller: set when no work for him can succeed until that changes. */
export function refusedStatus(error: unknown): AvitoStatus | undefined {
  return isAppError(error) ? STATUS[error.code] : undefined;
}
