import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import type { Connection } from './connection.ts';
import { id, listOf, optionalText } from './wire-values.ts';

export interface AutoloadFeed {
  name: string | undefined;
  url: string;
}

const feedSchema = z
  .object({ feed_name: optionalText, feed_url: z.string().min(1) })
  .transform((feed): AutoloadFeed => ({ name: feed.feed_name, url: feed.feed_url }));

const profileSchema = z.object({
  feeds_data: listOf(feedSchema).optional().catch(undefined),
  upload_url: optionalText,
});

/** An ad Avito does not know yet has no `avito_id`, or null. */
const idPairSchema = z.object({ ad_id: id, avito_id: id });

const idPairsSchema = z.object({ items: listOf(idPairSchema) });

/** In one question. Avito names no limit; the address stays below 8 kB with ids of usual length. */
export const MOST_AD_IDS = 100;

/** The seller's own file of ads, from which Avito loads them (avito-api 4.3 and 4.5, SPEC). */
export function autoloadOperations({ request }: Pick<Connection, 'request'>) {
  return {
    /** Where Avito fetches the account's files. Throws not-found `avito-not-found` for an account without autoload. */
    async listAutoloadFeeds(): Promise<AutoloadFeed[]> {
      const { feeds_data: feeds, upload_url: oldUrl } = await request({
        operation: 'listAutoloadFeeds',
        method: 'GET',
        path: '/autoload/v2/profile',
        answer: profileSchema,
      });
      if (feeds !== undefined && feeds.length > 0) return feeds;
      // What profiles from before 2024-12-23 have instead.
      return oldUrl === undefined || oldUrl === '' ? [] : [{ name: undefined, url: oldUrl }];
    },

    /** Avito's ids of up to a hundred ads, by their ids in the file; ads Avito does not know are missing. */
    async getAvitoIds(adIds: string[]): Promise<Map<string, string>> {
      if (adIds.some((adId) => !canAskFor(adId))) {
        throw new AppError('invalid', { code: 'avito-invalid', message: 'An ad id for Avito holds a separator' });
      }
      const { items } = await request({
        operation: 'getAvitoIds',
        method: 'GET',
        path: '/autoload/v2/items/avito_ids',
        query: { query: adIds.join('|') },
        answer: idPairsSchema,
      });
      return new Map(items.filter(({ avito_id }) => avito_id !== '0').map((pair) => [pair.ad_id, pair.avito_id]));
    },
  };
}

/** `,` and `|` part the ids of a question, and nothing escapes them. */
export function canAskFor(adId: string): boolean {
  return adId !== '' && !/[,|]/.test(adId);
}
