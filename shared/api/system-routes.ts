import * as z from 'zod';
import { id, listOf, page, sellerParams, time } from './fields.ts';
import type { Contract } from './route.ts';

const queueName = z.enum(['inbound', 'replies', 'notices', 'jobs']);
export type QueueName = z.infer<typeof queueName>;

const messageCounts = z
  .object({
    visible: z.int().describe('Waiting to be worked on.'),
    inFlight: z.int().describe('Being worked on, or hidden until the next attempt.'),
    delayed: z.int().describe('To be worked on later.'),
  })
  .meta({ id: 'MessageCounts', description: 'Messages of a queue, as SQS counts them: approximately.' });

const queueStatus = z
  .object({
    name: queueName,
    messages: messageCounts.nullable().describe('Null when the queue does not answer.'),
    deadLetters: messageCounts
      .nullable()
      .describe('Messages that were given up; `POST /system/redrive` tries them again.'),
  })
  .meta({ id: 'QueueStatus' });

const reconcileStatus = z
  .object({
    lastRunAt: time.nullable().describe('Null before the first run; it runs every minute.'),
    oldestUnansweredAt: time
      .nullable()
      .describe('Since when the buyer who waits longest has waited; null when nobody waits.'),
    sellersLeft: z.int().describe('Sellers the last run had no time for; the next one begins elsewhere.'),
    sellersFailed: z.int(),
  })
  .meta({ id: 'ReconcileStatus' });

const sellerStatus = z
  .object({
    sellerId: id,
    name: z.string(),
    mode: z.enum(['off', 'draft', 'auto']),
    isStopped: z.boolean(),
    isLeaving: z.boolean().describe('Is being deleted.'),
    token: z
      .enum(['good', 'refused', 'none'])
      .describe('`refused`: Avito does not take the keys any more; connect the account anew. `none`: not connected.'),
    tariff: z
      .enum(['good', 'without-messenger', 'unknown'])
      .describe("`without-messenger`: the account's tariff has no messenger API, so nothing can be read or sent."),
    avitoSince: time.describe('Since when token and tariff are as they are.'),
    subscription: z
      .enum(['off', 'ours', 'lost', 'silent'])
      .describe(
        '`off`: none is wanted. `lost`: Avito delivers to somebody else. `silent`: messages come without deliveries.',
      ),
    lastWebhookAt: time.nullable().describe('When a message last came by webhook, as the run every minute saw it.'),
    lastReconciledAt: time.nullable(),
  })
  .meta({ id: 'SellerStatus', description: 'How the connection of a seller is.' });

const stop = z
  .object({
    isStopped: z.boolean(),
    changedAt: time.nullable().describe('Null when nobody ever changed it.'),
    changedBy: id.nullable().describe('The user.'),
  })
  .meta({ id: 'SystemStop', description: 'The emergency stop for all sellers.' });

const auditEntry = z
  .object({
    entryId: z.string(),
    at: time,
    userId: z.string(),
    action: z.string().describe('The name of the route: `changeSettings`.'),
    sellerId: z.string().optional(),
    target: z.record(z.string(), z.string()).describe("The route's other parameters."),
    details: z.record(z.string(), z.unknown()),
    sourceIp: z.string(),
  })
  .meta({ id: 'AuditEntry', description: 'Who changed what and when.' });

export const systemRoutes = {
  getHealth: {
    function: 'system',
    method: 'GET',
    path: '/health',
    access: 'public',
    summary: 'Whether the API answers and reaches its table',
    answer: z.object({ status: z.literal('ok') }).meta({ id: 'Health' }),
  },
  getSystemStatus: {
    function: 'system',
    method: 'GET',
    path: '/system/status',
    access: 'admin',
    summary: 'Queues, dead letters, the last reconcile, the emergency stop, and a page of sellers',
    query: page,
    answer: z
      .object({
        stop,
        queues: z.array(queueStatus),
        reconcile: reconcileStatus,
        sellers: listOf(sellerStatus),
      })
      .meta({ id: 'SystemStatus' }),
  },
  redriveDeadLetters: {
    function: 'system',
    method: 'POST',
    path: '/system/redrive',
    access: 'admin',
    summary: 'Put dead letters back into their queue, the oldest first',
    body: z.strictObject({
      queue: queueName,
      limit: z.int().min(1).max(200).default(100).describe('At most this many in one call.'),
    }),
    answer: z
      .object({
        moved: z.int(),
        left: z
          .int()
          .describe('Still in the dead-letter queue, as SQS counts them: approximately. Call again for them.'),
      })
      .meta({ id: 'Redrive' }),
  },
  listAuditEntries: {
    function: 'system',
    method: 'GET',
    path: '/system/audit',
    access: 'admin',
    summary: 'Changes by people, the newest first',
    query: page.extend({
      sellerId: id.optional(),
      userId: id.optional(),
      action: id.optional().describe("A route's name, such as `changeSettings`."),
      from: time.optional().describe('Not before.'),
      to: time.optional().describe('Before.'),
    }),
    answer: listOf(auditEntry),
  },
  listSellerAudit: {
    function: 'system',
    method: 'GET',
    path: '/sellers/{sellerId}/audit',
    access: 'seller-owner',
    summary: 'Changes by people at one seller, the newest first',
    params: sellerParams,
    query: page.extend({
      action: id.optional().describe("A route's name, such as `changeSettings`."),
      from: time.optional().describe('Not before.'),
      to: time.optional().describe('Before.'),
    }),
    answer: listOf(auditEntry.omit({ sourceIp: true, sellerId: true }).meta({ id: 'SellerAuditEntry' })),
  },
  stopAllSellers: {
    function: 'system',
    method: 'POST',
    path: '/system/stop',
    access: 'admin',
    summary: 'The bot falls silent for all sellers, in turns under way too',
    answer: stop,
  },
  startAllSellers: {
    function: 'system',
    method: 'POST',
    path: '/system/start',
    access: 'admin',
    summary: 'End the emergency stop for all; sellers stopped on their own stay stopped',
    answer: stop,
  },
  getOpenApi: {
    function: 'system',
    method: 'GET',
    path: '/openapi.json',
    access: 'public',
    summary: 'This API as OpenAPI 3.1',
    answer: z.looseObject({ openapi: z.string() }),
  },
  getDocs: {
    function: 'system',
    method: 'GET',
    path: '/docs',
    access: 'public',
    summary: 'This API for people: a page that needs nothing else',
    answer: z.string(),
    contentType: 'text/html; charset=utf-8',
  },
} as const satisfies Contract;
