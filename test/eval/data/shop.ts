import * as z from 'zod';
import { settingsChangeSchema } from '../../../shared/sellers/settings.ts';
import { tradeSchema } from './trades.ts';

const listingSchema = z.strictObject({
  title: z.string(),
  /** Roubles. */
  price: z.number().optional(),
  priceText: z.string().optional(),
  status: z.enum(['active', 'inactive', 'unknown']),
  url: z.string().optional(),
  text: z.string().optional(),
  attributes: z.record(z.string(), z.coerce.string()).default({}),
  notes: z.string().optional(),
  /** Roubles; only code may see it. */
  floorPrice: z.number().optional(),
});
export type ShopListing = z.infer<typeof listingSchema>;

const articleSchema = z.strictObject({
  title: z.string(),
  text: z.string(),
  tags: z.array(z.string()).default([]),
  /** Keys of the shop's listings it is only for; empty: for all. */
  listings: z.array(z.string()).default([]),
});

const templateSchema = z.strictObject({
  name: z.string(),
  text: z.string(),
  keywords: z.array(z.string()),
});

/** A seller made up for the evaluation: what he sells, what he knows, what he allows. */
export const shopSchema = z.strictObject({
  trade: tradeSchema,
  name: z.string(),
  /** The rest has its default; the bot answers by itself. */
  settings: settingsChangeSchema.prefault({}),
  listings: z.record(z.string(), listingSchema),
  articles: z.record(z.string(), articleSchema).default({}),
  templates: z.record(z.string(), templateSchema).default({}),
});
export type Shop = z.infer<typeof shopSchema>;
