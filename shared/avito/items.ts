import * as z from 'zod';
import type { Connection } from './connection.ts';
import { pathSegment } from './paths.ts';
import { id, listOf, optionalId, optionalNumber, optionalText } from './wire-values.ts';

export type ItemStatus = 'active' | 'removed' | 'old' | 'blocked' | 'rejected';

export interface AvitoItem {
  id: string;
  title: string;
  /** Roubles; `undefined` when the ad names none. */
  price: number | undefined;
  /** One of `ItemStatus`, or something newer. */
  status: string;
  address: string | undefined;
  categoryName: string | undefined;
  url: string | undefined;
}

export interface AvitoItemInfo {
  /** One of `ItemStatus`, `not_found`, `another_user`, or something newer. */
  status: string;
  url: string | undefined;
  /** `Id` of the ad in the seller's autoload feed. */
  autoloadItemId: string | undefined;
}

export interface ItemQuery {
  /** From 1. */
  page?: number;
  /** Below 100, default 25. */
  perPage?: number;
  /** Avito's default is active alone. */
  statuses?: ItemStatus[];
}

const itemSchema = z
  .object({
    id,
    title: z.string().catch(''),
    price: optionalNumber,
    status: z.string().catch('unknown'),
    address: optionalText,
    category: z.object({ name: optionalText }).optional().catch(undefined),
    url: optionalText,
  })
  .transform(
    ({ category, ...item }): AvitoItem => ({
      id: item.id,
      title: item.title,
      price: item.price,
      status: item.status,
      address: item.address,
      categoryName: category?.name,
      url: item.url,
    }),
  );

const itemsSchema = z.object({
  resources: z
    .array(z.unknown())
    .nullable()
    .transform((items) => items ?? []),
});

const itemInfoSchema = z
  .object({ status: z.string(), url: optionalText, autoload_item_id: optionalId })
  .transform((info): AvitoItemInfo => ({ status: info.status, url: info.url, autoloadItemId: info.autoload_item_id }));

/** The account's ads (avito-api 4.2, SPEC). No endpoint gives an ad's description (avito-api 4.3). */
export function itemOperations({ request, userId }: Connection) {
  return {
    /** 25 requests a minute. There is no total, so a short page is the last one. */
    async listItems({ page = 1, perPage = 25, statuses }: ItemQuery = {}): Promise<{
      items: AvitoItem[];
      hasMore: boolean;
    }> {
      const { resources } = await request({
        operation: 'listItems',
        method: 'GET',
        path: '/core/v1/items',
        query: {
          page: String(page),
          per_page: String(perPage),
          ...(statuses?.length ? { status: statuses.join(',') } : {}),
        },
        answer: itemsSchema,
      });
      return { items: listOf(itemSchema).parse(resources), hasMore: resources.length >= perPage };
    },

    /** 500 requests a minute. No title, price or text. */
    getItemInfo(itemId: string): Promise<AvitoItemInfo> {
      return request({
        operation: 'getItemInfo',
        method: 'GET',
        path: `/core/v1/accounts/${pathSegment(userId)}/items/${pathSegment(itemId)}/`,
        answer: itemInfoSchema,
      });
    },
  };
}
