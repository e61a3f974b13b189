import * as z from 'zod';
import { isTimeZone } from '../sellers/time-zone.ts';
import { chatId, listOf, page, sellerParams, time } from './fields.ts';
import type { Contract } from './route.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();

const answerTimes = z
  .object({
    count,
    p50Seconds: z.number().nullable(),
    p95Seconds: z.number().nullable(),
  })
  .meta({
    id: 'AnswerTimes',
    description:
      'How long buyers waited for a first answer: from the first message of a turn, of a chat that was handed over from the call for a human. Counted in buckets and interpolated within them; null without answers.',
  });

const figures = z.object({
  messages: z.object({ buyer: count, bot: count, human: count }).describe("Avito's own notices are not counted."),
  turns: count.describe("What buyers said at a stretch, where it called for the bot's decision; each has one outcome."),
  replies: z
    .array(
      z.object({
        outcome: z.enum(['sent', 'draft', 'handed-off', 'silent', 'failed']),
        reason: z.string(),
        count,
      }),
    )
    .describe('The outcomes of the turns, with what led to them. Rare reasons are `other`.'),
  notAnswered: z
    .array(z.object({ reason: z.string(), count }))
    .describe("Buyers' messages that no answer was due to, and why."),
  answeredShare: share.describe(
    'Of the turns that called for an answer, how many got one, from the bot or from a human. Turns that were silent on purpose do not count; neither do messages in chats that a human has taken. Null without turns.',
  ),
  firstAnswer: z.object({ all: answerTimes, bot: answerTimes, human: answerTimes }),
  handOffs: count.describe('How often the bot asked for a human.'),
  takeovers: count.describe('How often a human took a chat that the bot was answering.'),
  usage: z.object({
    inputTokens: count,
    outputTokens: count,
    costMicroUsd: z.number().min(0).describe('What the model cost, in millionths of a US dollar.'),
  }),
});

const serviceLevel = z
  .object({
    answersInChats: z.object({
      calledForAnswer: count,
      answered: count,
      answeredShare: share,
      p50Seconds: z.number().nullable(),
      p95Seconds: z.number().nullable(),
      answeredWithin: z.array(z.object({ seconds: z.int(), share })).describe('Of what called for an answer.'),
    }),
    note: z.string(),
  })
  .meta({
    id: 'ServiceLevelView',
    description: "The part of Avito's «Уровень сервиса» that we see, in our own figures. None of them is Avito's.",
  });

const insights = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    timeZone: z.string(),
    total: figures,
    days: z.array(figures.extend({ date: z.iso.date() })).describe('Every day of the range, by the clock of the zone.'),
    hoursOfDay: z
      .array(z.object({ hour: z.int().min(0).max(23), messages: count.describe("Buyers'."), firstAnswer: answerTimes }))
      .describe('All days together, by the hour in which the turn ended.'),
    serviceLevel,
  })
  .meta({ id: 'Insights' });

const waitingChat = z
  .object({
    chatId,
    state: z.enum(['answering', 'needs-human', 'draft']),
    since: time.describe('Since when the buyer has been waiting.'),
    waitingSeconds: z.int().min(0),
    reason: z.string().optional().describe('Why a human is called for, or why there is only a draft.'),
    listingId: z.string().optional(),
    buyerId: z.string().optional(),
  })
  .meta({ id: 'WaitingChat' });

export const insightsRoutes = {
  getInsights: {
    function: 'insights',
    method: 'GET',
    path: '/sellers/{sellerId}/insights',
    access: 'seller-operator',
    summary: 'Shows what happened in a range of days, by day and in all',
    params: sellerParams,
    query: z.strictObject({
      from: z.iso.date().optional().describe('Without it six days before `to`.'),
      to: z.iso.date().optional().describe('Without it today. At most 92 days are shown.'),
      timeZone: z
        .string()
        .max(64)
        .refine(isTimeZone, 'must be a time zone of the IANA list, such as Europe/Moscow')
        .optional()
        .describe("By whose clock days and hours are meant; without it the seller's. Hours are counted in UTC."),
    }),
    answer: insights,
  },
  listUnanswered: {
    function: 'insights',
    method: 'GET',
    path: '/sellers/{sellerId}/insights/unanswered',
    access: 'seller-operator',
    summary: 'Lists the chats whose buyers wait now, the longest first',
    params: sellerParams,
    query: page,
    answer: listOf(waitingChat).extend({
      isComplete: z
        .boolean()
        .describe(
          'False when more than a hundred chats are in one state: then the longest unchanged of it are listed.',
        ),
    }),
  },
} satisfies Contract;
