import type { AvitoStatus } from '../store/sellers.ts';

const HINT: Record<AvitoStatus, string | undefined> = {
  'not-connected': undefined,
  connected: undefined,
  // avito-api 5: the subscription level, by what the account sells.
  'payment-required':
    "The account's tariff has no messenger API. Goods and jobs need the level «Максимальный», services «Расширенный» or «Максимальный»; with that tariff work begins by itself within ten minutes, or at once when the account is connected again.",
  unauthorised: 'Avito does not take the keys any more. Connect the account again.',
};

/** What the seller can do about the state of his account; nothing where nothing needs to be done. */
export function avitoHint(status: AvitoStatus): string | undefined {
  return HINT[status];
}
