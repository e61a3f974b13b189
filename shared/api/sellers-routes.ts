import * as z from 'zod';
import { sellerSettingsSchema, settingsChangeSchema } from '../sellers/settings.ts';
import { id, listOf, page, sellerParams, time } from './fields.ts';
import { noticesRoutes } from './notices-routes.ts';
import type { Contract } from './route.ts';

const name = z.string().trim().min(1).max(100).describe('For people; need not be unique.');
/** Counts changes; answered as ETag too. */
const version = z.int();

const avitoConnection = z
  .object({
    status: z
      .enum(['not-connected', 'connected', 'payment-required', 'unauthorised'])
      .describe('Only for a `connected` account work is done.'),
    since: time,
    accountId: z.string().optional().describe("Avito's number of the account."),
    accountName: z.string().optional(),
    hint: z.string().optional().describe('What to do about the status, in a sentence.'),
  })
  .meta({ id: 'AvitoConnection' });

const webhookStatus = z
  .enum(['off', 'ours', 'lost', 'silent'])
  .describe(
    'What was last seen: `off`: none is registered. `lost`: Avito delivers elsewhere. `silent`: messages arrive without deliveries.',
  );

const health = z
  .object({
    lookedAfterAt: time.describe('The last run that looked after the seller; there is one every minute.'),
    reconciledAt: time.optional().describe("The last one that compared his chats with Avito's."),
    failure: z.string().optional().describe('Why the last run did not: a code, such as `avito-unavailable`.'),
    oldestUnansweredAt: time.optional().describe('Since when the buyer who waits longest for the bot has waited.'),
    missedByWebhook: z.int().describe('Messages that run found and the webhook should have brought.'),
    lastWebhookAt: time.optional().describe('When a message last came by webhook; this run is who tells.'),
    subscriptionSeenAt: time.optional().describe('When Avito last named our webhook; asked every ten minutes.'),
  })
  .meta({ id: 'SellerHealth', description: 'What was last seen of a seller by the run that looks after all.' });

const seller = z
  .object({
    sellerId: id,
    name: z.string(),
    version,
    createdAt: time,
    mode: z.enum(['off', 'draft', 'auto']),
    timeZone: z.string().describe("By whose clock the seller's hours and days are meant."),
    isStopped: z.boolean().describe('The emergency stop.'),
    isStoppedForAll: z
      .boolean()
      .optional()
      .describe('Of a single seller: whether the emergency stop for all sellers is on.'),
    deletingSince: time.optional().describe('His deletion has begun.'),
    avito: avitoConnection,
    webhook: webhookStatus,
    health: health.optional().describe('Of a single seller, once he has been looked after.'),
  })
  .meta({ id: 'Seller', description: 'A shop: one Avito account with its settings and knowledge.' });

const webhook = z
  .object({
    status: webhookStatus,
    isSecretChanging: z.boolean().describe('Two secrets are good; changing it again ends that.'),
    subscriptions: z.array(
      z.object({
        url: z.string().describe('As Avito gives it; what is secret in a URL of ours is left out.'),
        isOurs: z.boolean().describe('Delivers to this seller.'),
        isCurrent: z.boolean().describe('Ours, at the present address and with the present secret.'),
      }),
    ),
  })
  .meta({ id: 'Webhook', description: "Where Avito delivers the account's messages." });

const settings = sellerSettingsSchema.extend({ version }).meta({ id: 'SellerSettings' });

const keys = {
  clientId: z.string().trim().min(1).max(200),
  clientSecret: z.string().trim().min(1).max(500).describe('Never answered again.'),
};

const crud = {
  listSellers: {
    function: 'sellers',
    method: 'GET',
    path: '/sellers',
    access: 'signed-in',
    summary: 'The sellers that are yours; for admins all',
    query: page,
    answer: listOf(seller),
  },
  createSeller: {
    function: 'sellers',
    method: 'POST',
    path: '/sellers',
    access: 'owner',
    summary: "Create a seller, who is connected to nothing yet; an owner's new seller is his",
    body: z.strictObject({ name }),
    answer: seller,
    status: 201,
  },
  getSeller: {
    function: 'sellers',
    method: 'GET',
    path: '/sellers/{sellerId}',
    access: 'seller-operator',
    summary: 'A seller and how his connection is',
    params: sellerParams,
    answer: seller,
  },
  changeSeller: {
    function: 'sellers',
    method: 'PATCH',
    path: '/sellers/{sellerId}',
    access: 'seller-owner',
    summary: 'Rename a seller',
    params: sellerParams,
    body: z.strictObject({ name: name.optional() }),
    answer: seller,
  },
  deleteSeller: {
    function: 'sellers',
    method: 'DELETE',
    path: '/sellers/{sellerId}',
    access: 'seller-owner',
    summary: 'Stop a seller for good and remove his keys and webhook at once, everything else by a job',
    params: sellerParams,
    answer: z
      .object({ jobId: id, isWebhookRemoved: z.boolean().describe('Otherwise Avito did not confirm it.') })
      .meta({ id: 'SellerDeletion' }),
    status: 202,
  },
  stopSeller: {
    function: 'sellers',
    method: 'POST',
    path: '/sellers/{sellerId}/stop',
    access: 'seller-operator',
    summary: 'Emergency stop: the bot sends nothing more for this seller. Operators may stop, only owners start again',
    params: sellerParams,
    answer: seller,
  },
  startSeller: {
    function: 'sellers',
    method: 'POST',
    path: '/sellers/{sellerId}/start',
    access: 'seller-owner',
    summary: 'End the emergency stop; operators, who may stop, may not',
    params: sellerParams,
    answer: seller,
  },
} as const satisfies Contract;

const connection = {
  connectAvito: {
    function: 'sellers',
    method: 'PUT',
    path: '/sellers/{sellerId}/avito',
    access: 'seller-owner',
    summary: 'Connect an Avito account: the keys are tried first and kept only if they are good',
    params: sellerParams,
    body: z.strictObject({
      ...keys,
      replaceAccount: z
        .boolean()
        .default(false)
        .describe('Connect another account than before although there are chats of that one.'),
    }),
    answer: seller,
  },
  disconnectAvito: {
    function: 'sellers',
    method: 'DELETE',
    path: '/sellers/{sellerId}/avito',
    access: 'seller-owner',
    summary: 'Remove the webhook and forget the keys; chats stay',
    params: sellerParams,
    answer: z
      .object({ isWebhookRemoved: z.boolean().describe('Otherwise Avito did not confirm it.') })
      .meta({ id: 'Disconnection' }),
  },
  getWebhook: {
    function: 'sellers',
    method: 'GET',
    path: '/sellers/{sellerId}/webhook',
    access: 'seller-owner',
    summary: "The account's webhook subscriptions, as Avito lists them now",
    params: sellerParams,
    answer: webhook,
  },
  registerWebhook: {
    function: 'sellers',
    method: 'POST',
    path: '/sellers/{sellerId}/webhook',
    access: 'seller-owner',
    summary: 'Have Avito deliver to us; with subscriptions of others nothing is done but to name them (409)',
    params: sellerParams,
    body: z
      .strictObject({
        replaceOthers: z
          .boolean()
          .default(false)
          .describe('Remove the subscriptions of others. They get nothing more.'),
      })
      .prefault({}),
    answer: webhook,
  },
  removeWebhook: {
    function: 'sellers',
    method: 'DELETE',
    path: '/sellers/{sellerId}/webhook',
    access: 'seller-owner',
    summary: 'Have Avito no longer deliver to us; messages are then found by looking, every minute',
    params: sellerParams,
  },
  rotateWebhookSecret: {
    function: 'sellers',
    method: 'POST',
    path: '/sellers/{sellerId}/webhook/secret',
    access: 'seller-owner',
    summary:
      "Replace the secret in the webhook's URL; both are good until Avito has the new one. Call again after a failure",
    params: sellerParams,
    answer: webhook,
  },
} as const satisfies Contract;

export const sellersRoutes = {
  ...crud,
  ...connection,
  ...noticesRoutes,
  getSettings: {
    function: 'sellers',
    method: 'GET',
    path: '/sellers/{sellerId}/settings',
    access: 'seller-owner',
    summary: 'The settings, whole',
    params: sellerParams,
    answer: settings,
  },
  changeSettings: {
    function: 'sellers',
    method: 'PATCH',
    path: '/sellers/{sellerId}/settings',
    access: 'seller-owner',
    summary: 'Change what is named and leave the rest; null brings a default back, lists are replaced whole',
    params: sellerParams,
    body: settingsChangeSchema,
    answer: settings,
  },
} as const satisfies Contract;
