import * as z from 'zod';
import type { Connection } from './connection.ts';
import { acknowledgement } from './request.ts';
import { id, listOf } from './wire-values.ts';

export interface WebhookSubscription {
  /** Holds the secret of whoever subscribed: never log it. */
  url: string;
  /** 1 to 3; below 3 the payload has another form (avito-api 3.1). */
  version: string | undefined;
}

const subscriptionSchema = z
  .object({ url: z.string(), version: id.optional().catch(undefined) })
  .transform(({ url, version }): WebhookSubscription => ({ url, version }));

const subscriptionsSchema = z.object({ subscriptions: listOf(subscriptionSchema) });

/** Webhook subscriptions; they belong to the token's account (avito-api 3.1). */
export function subscriptionOperations({ request }: Pick<Connection, 'request'>) {
  return {
    /** May replace somebody else's subscription without a word (avito-api 3.1, contested): list first. */
    async subscribeWebhook(url: string): Promise<void> {
      await request({
        operation: 'subscribeWebhook',
        method: 'POST',
        path: '/messenger/v3/webhook',
        json: { url },
        answer: acknowledgement,
      });
    },

    async unsubscribeWebhook(url: string): Promise<void> {
      await request({
        operation: 'unsubscribeWebhook',
        method: 'POST',
        path: '/messenger/v1/webhook/unsubscribe',
        json: { url },
        answer: acknowledgement,
      });
    },

    /** A POST, though it only reads (avito-api 5, pitfall 3). */
    async listSubscriptions(): Promise<WebhookSubscription[]> {
      const { subscriptions } = await request({
        operation: 'listSubscriptions',
        method: 'POST',
        path: '/messenger/v1/subscriptions',
        json: {},
        answer: subscriptionsSchema,
      });
      return subscriptions;
    },
  };
}
