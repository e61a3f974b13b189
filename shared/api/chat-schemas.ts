import * as z from 'zod';
import { chatId, id, time } from './fields.ts';

export const chatState = z
  .enum(['needs-human', 'draft', 'answering', 'waiting', 'closed'])
  .describe('`closed` waits for the buyer and has been quiet for 14 days.');

const author = z.enum(['buyer', 'bot', 'human', 'system']);

export const chatSummary = z
  .object({
    chatId,
    state: chatState,
    updatedAt: time.describe('Of the last change; of a chat whose turn is open, when that began.'),
    handedOffAt: time.optional().describe('Since when a human is called for.'),
    takeoverUntil: time.optional().describe('A human answers this chat until then, and the bot is quiet.'),
    takenOverBy: z
      .string()
      .optional()
      .describe('The user who took it by this API, or wrote by it; absent where somebody answers on Avito itself.'),
    unansweredSeconds: z.int().optional().describe('How long the buyer has been waiting; absent when he is not.'),
    draftReplyId: z.string().optional().describe('The reply that waits for approval.'),
    listing: z
      .object({
        id: z.string(),
        title: z.string().optional(),
        priceText: z.string().optional().describe('As Avito shows it.'),
        status: z.enum(['active', 'inactive', 'unknown']),
        url: z.string().optional(),
      })
      .optional(),
    buyer: z
      .object({
        id: z.string(),
        name: z.string().optional().describe('What he calls himself on Avito; absent until Avito was asked.'),
      })
      .optional(),
    lastMessage: z
      .object({
        author,
        text: z.string().describe('Shortened; of what has no words, what kind of thing it is.'),
        at: time,
      })
      .optional(),
    found: z
      .object({ messageId: z.string(), text: z.string(), at: time })
      .optional()
      .describe("The buyer's newest message with the words that were searched for."),
  })
  .meta({ id: 'ChatSummary' });

export const chat = z
  .object({
    ...chatSummary.omit({ found: true }).shape,
    chatType: z.string().optional().describe('`u2i` about a listing, `u2u` about a profile, `a2u` from Avito.'),
    isOurPurchase: z.boolean().describe("The listing is somebody else's: here the seller's account buys."),
    buyerMessages: z.int().describe('How many reached us.'),
  })
  .meta({ id: 'Chat' });

const content = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('image'), url: z.string() }),
    z.object({
      kind: z.literal('voice'),
      voiceId: z.string(),
      transcript: z.string().exactOptional().describe('What the model heard; absent while it has not listened.'),
      isUnclear: z
        .boolean()
        .exactOptional()
        .describe('Of a transcript: something was not to be understood, so the bot does not answer by it.'),
    }),
    z.object({
      kind: z.literal('location'),
      text: z.string(),
      latitude: z.number().exactOptional(),
      longitude: z.number().exactOptional(),
    }),
    z.object({ kind: z.literal('item'), title: z.string(), url: z.string().exactOptional() }),
    z.object({ kind: z.literal('link'), url: z.string(), text: z.string().exactOptional() }),
    z.object({ kind: z.enum(['call', 'app-call', 'file', 'video', 'deleted']) }),
    z.object({ kind: z.literal('system'), text: z.string(), flowId: z.string().exactOptional() }),
    z.object({ kind: z.literal('unsupported'), type: z.string() }),
  ])
  .meta({ id: 'MessageContent' });

export const message = z
  .object({
    messageId: z.string().optional().describe("Avito's id; absent while it is not known to be sent."),
    author,
    at: time,
    content,
    delivery: z
      .enum(['received', 'sending', 'sent', 'not-sent'])
      .describe('`not-sent`: the last attempt failed; the same request again finishes it.'),
    replyId: z.string().optional().describe("Of the bot's: the reply it carries, which says why."),
    clientMessageId: z.string().optional().describe("Of a person's who wrote through this API, while it is not sent."),
    userId: z.string().optional().describe('Who wrote it through this API, or approved it.'),
    failure: z.string().optional().describe('The code of the problem of the last attempt.'),
    silentBecause: z.string().optional().describe("Of a buyer's that nobody was asked to answer: why."),
  })
  .meta({ id: 'Message' });

export const reply = z
  .object({
    replyId: z.string(),
    state: z.enum(['sending', 'sent', 'draft', 'handed-off', 'silent', 'failed']),
    reason: z.string().describe('Why it is so; a stable word where code counts it.'),
    text: z.string(),
    originalText: z.string().optional().describe('The draft, where it was approved in other words.'),
    createdAt: time,
    sentAt: time.optional(),
    messageId: z.string().optional(),
    usedFacts: z.array(z.string()).describe('The facts it rests on, by their names.'),
    objections: z.array(z.string()).describe('The guards that objected to a draft on the way here.'),
    usage: z.array(
      z.object({
        model: z.string(),
        inputTokens: z.number(),
        outputTokens: z.number(),
        costMicroUsd: z.number(),
        milliseconds: z.number(),
      }),
    ),
    costMicroUsd: z.number().describe('Of all questions to the model together.'),
    milliseconds: z.number().describe('That the model took in all.'),
    approval: z.object({ by: z.string(), at: time }).optional(),
    dismissal: z.object({ by: z.string(), at: time }).optional(),
    rating: z
      .object({
        isGood: z.boolean(),
        correction: z.string().optional(),
        note: z.string().optional(),
        by: z.string(),
        at: time,
      })
      .optional(),
    version: z.int().describe('Counts what people did with it; for `If-Match`.'),
  })
  .meta({ id: 'Reply' });

/** Avito's own limit (avito-api 2.5). */
export const outgoingText = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .describe('Plain text; white space around it is dropped.');

export const clientMessageId = id.describe(
  'Made by the client, once a message: repeated requests with it send one message.',
);
