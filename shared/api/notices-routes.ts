import * as z from 'zod';
import { noticeTypes } from '../notices/notice-types.ts';
import { sellerParams, time } from './fields.ts';
import type { Contract } from './route.ts';

const channelState = {
  switchedOff: z
    .object({ code: z.string(), at: time })
    .optional()
    .describe('The other side wanted no more (410 Gone, a blocked bot); setting the channel again switches it on.'),
  toldAt: time.optional().describe('When a notice last arrived.'),
  failure: z
    .object({ code: z.string().describe('Such as `webhook-answered-503` or `telegram-blocked`.'), at: time })
    .optional()
    .describe('Of the last attempt that failed. What the other side said is not kept.'),
};

const notices = z
  .object({
    version: z.int().describe('Counts changes; answered as ETag too.'),
    webhook: z.object({ url: z.string(), ...channelState }).nullable(),
    telegram: z.object({ chatId: z.string(), ...channelState }).nullable(),
    events: z.array(z.enum(noticeTypes)),
    areDetailsShown: z.boolean(),
    secretChangedAt: time.nullable().describe('When the present secret was made; null: none was ever shown.'),
  })
  .meta({ id: 'Notices', description: 'How a seller is told of what needs him, and how that went last.' });

const change = z.strictObject({
  webhook: z
    .strictObject({ url: z.string().max(2_000).describe('An https address of the open internet.') })
    .nullable()
    .default(null),
  telegram: z
    .strictObject({
      chatId: z
        .string()
        .regex(/^-?\d{1,20}$/, "must be the number of a chat, such as 123456789 or -1001234567890 for a group's")
        .describe('Of a person who has started the bot, or of a group the bot is in.'),
    })
    .nullable()
    .default(null),
  events: z
    .array(z.enum(noticeTypes))
    .max(noticeTypes.length)
    .default([...noticeTypes]),
  areDetailsShown: z
    .boolean()
    .default(false)
    .describe("Whether a notice holds the listing's title and the buyer's last words: personal data, which leaves."),
});

export const noticesRoutes = {
  getNotices: {
    function: 'sellers',
    method: 'GET',
    path: '/sellers/{sellerId}/notices',
    access: 'seller-owner',
    summary: 'How the seller is told of what needs him, and how that went last',
    params: sellerParams,
    answer: notices,
  },
  changeNotices: {
    function: 'sellers',
    method: 'PUT',
    path: '/sellers/{sellerId}/notices',
    access: 'seller-owner',
    summary: 'Say on which channels the seller is told of what; a channel that is not named is no longer used',
    params: sellerParams,
    body: change,
    answer: notices,
  },
  rotateNoticeSecret: {
    function: 'sellers',
    method: 'POST',
    path: '/sellers/{sellerId}/notices/secret',
    access: 'seller-owner',
    summary:
      'Make a new secret that webhooks are signed with; it is shown this once, and for a day the old one signs too',
    params: sellerParams,
    answer: z
      .object({ secret: z.string().describe('`whsec_…`, as the libraries of Standard Webhooks take it.') })
      .meta({ id: 'NoticeSecret' }),
  },
  testNotices: {
    function: 'sellers',
    method: 'POST',
    path: '/sellers/{sellerId}/notices/test',
    access: 'seller-owner',
    summary: 'Send a notice of type `notice.test` on every channel that is on',
    params: sellerParams,
    answer: z
      .object({ noticeId: z.string().describe('The `webhook-id` it comes with.'), channels: z.array(z.string()) })
      .meta({ id: 'NoticeTest' }),
    status: 202,
  },
} as const satisfies Contract;
