import { sellerSettingsSchema } from '../../shared/sellers/settings.ts';
import type { Seller } from '../../shared/store/sellers.ts';

/** A connected seller in mode `auto` who came to us on New Year's Eve. */
export function aSeller(changes: Partial<Seller> = {}): Seller {
  return {
    sellerId: 'seller-1',
    name: 'Мебель на Лесной',
    avitoUserId: '111222333',
    avitoStatus: 'connected',
    avitoStatusSince: 0,
    version: 1,
    settings: sellerSettingsSchema.parse({ mode: 'auto' }),
    settingsVersion: 1,
    isStopped: false,
    webhookSecretVersion: 1,
    webhookStatus: 'ours',
    createdAt: Date.parse('2025-12-31T10:00:00Z'),
    ...changes,
  };
}
