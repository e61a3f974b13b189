import type { SandboxBuyer } from '../world/account.ts';

export const demoBuyers = [
  { id: 987654321, name: 'Иван', role: 'buyer' },
  { id: 987654322, name: 'Мария', role: 'buyer' },
  { id: 987654323, name: 'Алексей', role: 'buyer' },
  { id: 987654324, name: 'Гульнара', role: 'buyer' },
  { id: 987654325, name: 'Ольга Петровна', role: 'buyer' },
] as const satisfies SandboxBuyer[];

/** Strangers our accounts buy from, and Avito itself: the other side of chats that are not with a buyer. */
export const demoStrangers = [
  { id: 555666777, name: 'Склад упаковки', role: 'stranger' },
  { id: 555666778, name: 'Поддержка Авито', role: 'stranger' },
] as const satisfies SandboxBuyer[];
