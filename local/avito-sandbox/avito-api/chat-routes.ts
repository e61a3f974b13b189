import type { Hono } from 'hono';
import * as z from 'zod';
import type { SandboxChat } from '../world/chat.ts';
import type { AvitoContext, AvitoDeps, AvitoEnv } from './avito-env.ts';
import { chatView } from './chat-view.ts';
import { notFound } from './error-bodies.ts';
import { historyView } from './message-view.ts';
import { createOperations } from './operation.ts';
import { flag, list, wholeNumber } from './query-values.ts';
import { readBody, readQuery } from './read-input.ts';

/** An offset above 1000 is 400, not an empty page: at most the 1100 newest can be reached. */
const page = {
  limit: wholeNumber({ from: 1, to: 100, otherwise: 100 }),
  offset: wholeNumber({ from: 0, to: 1000, otherwise: 0 }),
};
const historyQuery = z.object(page);
const chatsQuery = z.object({
  ...page,
  unread_only: flag,
  chat_types: list.pipe(z.array(z.enum(['u2i', 'u2u', 'a2u']))).default(['u2i']),
  item_ids: list.pipe(z.array(z.string().regex(/^\d+$/))).optional(),
});
const blacklistBody = z.object({
  users: z
    .array(
      z.object({
        user_id: z.int(),
        context: z.object({ item_id: z.int().optional(), reason_id: z.int().min(1).max(4).optional() }).optional(),
      }),
    )
    .min(1),
});

/** The caller's own chat of the path. */
export function chatOfPath(c: AvitoContext, deps: AvitoDeps): SandboxChat | undefined {
  const chat = deps.messenger.find(c.req.param('chat_id') ?? '');
  return chat?.accountId === c.get('account').id ? chat : undefined;
}

export function addChatRoutes(app: Hono<AvitoEnv>, deps: AvitoDeps): void {
  const { messenger } = createOperations(deps);

  app.get(
    '/messenger/v2/accounts/:user_id/chats',
    messenger('chats', (c) => listChats(c, deps)),
  );

  app.get(
    '/messenger/v2/accounts/:user_id/chats/:chat_id',
    messenger('chat', (c) => {
      const chat = chatOfPath(c, deps);
      return chat ? c.json(chatView(deps.world, chat, deps.origin())) : c.json(notFound(), 404);
    }),
  );

  app.get(
    '/messenger/v3/accounts/:user_id/chats/:chat_id/messages/',
    messenger('messages', (c) => listMessages(c, deps)),
  );

  app.post(
    '/messenger/v1/accounts/:user_id/chats/:chat_id/read',
    messenger('mark-read', (c) => {
      const chat = chatOfPath(c, deps);
      if (chat === undefined) return c.json(notFound(), 404);
      deps.messenger.markRead(chat, 'account');
      return c.json({ ok: true });
    }),
  );

  app.post(
    '/messenger/v2/accounts/:user_id/blacklist',
    messenger('blacklist', async (c) => {
      const body = await readBody(c, blacklistBody);
      if (!body.ok) return body.answer;
      const accountId = c.get('account').id;
      deps.world.blocked.push(...body.value.users.map((user) => ({ accountId, userId: user.user_id })));
      deps.changed();
      return c.json({});
    }),
  );
}

function listChats(c: AvitoContext, deps: AvitoDeps): Response {
  const query = readQuery(c, chatsQuery);
  if (!query.ok) return query.answer;
  const { limit, offset, unread_only, chat_types, item_ids } = query.value;
  const found = deps.messenger
    .chatsOf(c.get('account').id)
    .filter((chat) => chat_types.includes(chat.type))
    .filter((chat) => item_ids === undefined || item_ids.includes(String(chat.listingId)))
    .filter((chat) => !unread_only || isUnread(chat))
    .sort((one, other) => lastChange(other) - lastChange(one) || other.activity - one.activity)
    .slice(offset, offset + limit);
  return c.json({ chats: found.map((chat) => chatView(deps.world, chat, deps.origin())) });
}

function listMessages(c: AvitoContext, deps: AvitoDeps): Response {
  const chat = chatOfPath(c, deps);
  if (chat === undefined) return c.json(notFound(), 404);
  const query = readQuery(c, historyQuery);
  if (!query.ok) return query.answer;
  const { limit, offset } = query.value;
  const end = Math.max(chat.messages.length - offset, 0);
  const { messagesAreAnObject, isReadIsCamelCase } = deps.oddities;
  const messages = chat.messages
    .slice(Math.max(end - limit, 0), end)
    .reverse()
    .map((message) => historyView(chat, message, { origin: deps.origin(), isReadIsCamelCase }));
  return messagesAreAnObject ? c.json({ messages, meta: { has_more: end > limit } }) : c.json(messages);
}

const lastChange = (chat: SandboxChat): number => chat.messages.at(-1)?.createdAt ?? chat.createdAt;

/** Looks from the end: unread messages are the newest ones. */
const isUnread = (chat: SandboxChat): boolean =>
  chat.messages.findLast((message) => message.author !== 'account')?.readAt === null;
