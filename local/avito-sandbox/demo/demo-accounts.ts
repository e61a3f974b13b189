import type { SandboxAccount } from '../world/account.ts';

/** The accounts every sandbox has. Their credentials are public on purpose: they open nothing but a sandbox. */
export const DEMO_ACCOUNTS = {
  furniture: {
    id: 111222333,
    name: 'Мебель на Лесной',
    email: 'furniture@example.com',
    phone: '79990000001',
    clientId: 'demo-furniture-client',
    clientSecret: 'demo-furniture-secret',
    hasMessenger: true,
  },
  electronics: {
    id: 222333444,
    name: 'Техника Плюс',
    email: 'electronics@example.com',
    phone: '79990000002',
    clientId: 'demo-electronics-client',
    clientSecret: 'demo-electronics-secret',
    hasMessenger: true,
  },
  services: {
    id: 333444555,
    name: 'Мастер Сергей: ремонт и уборка',
    email: 'services@example.com',
    phone: '79990000003',
    clientId: 'demo-services-client',
    clientSecret: 'demo-services-secret',
    hasMessenger: true,
  },
  withoutMessenger: {
    id: 444555666,
    name: 'Антикварная лавка (без API мессенджера)',
    email: 'antiques@example.com',
    phone: '79990000004',
    clientId: 'demo-antiques-client',
    clientSecret: 'demo-antiques-secret',
    hasMessenger: false,
  },
} as const satisfies Record<string, SandboxAccount>;
