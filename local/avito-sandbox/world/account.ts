import * as z from 'zod';

export const accountSchema = z.strictObject({
  id: z.int().positive(),
  name: z.string().min(1),
  email: z.string(),
  phone: z.string(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Without the «Максимальный» tariff everything below /messenger answers 402. */
  hasMessenger: z.boolean(),
});

export const buyerSchema = z.strictObject({
  id: z.int().positive(),
  name: z.string().min(1),
  /** A stranger is the other side of a chat without being a buyer: a seller our account buys from, Avito itself. */
  role: z.enum(['buyer', 'stranger']),
});

export const listingSchema = z.strictObject({
  id: z.int().positive(),
  ownerId: z.int().positive(),
  title: z.string().min(1),
  price: z.int().nonnegative().nullable().describe('roubles'),
  status: z.enum(['active', 'removed', 'old', 'blocked', 'rejected']),
  address: z.string(),
  category: z.strictObject({ id: z.int(), name: z.string() }),
  /** The path on avito.ru, without the id at its end. */
  slug: z.string(),
  startedAt: z.iso.datetime(),
  autoloadId: z.string().nullable(),
  /** Avito's API gives nobody this text; the buyer's page shows it as the site would. */
  description: z.string(),
});

export type SandboxAccount = z.infer<typeof accountSchema>;
export type SandboxBuyer = z.infer<typeof buyerSchema>;
export type SandboxListing = z.infer<typeof listingSchema>;
