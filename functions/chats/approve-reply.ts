import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { count, humanMessage } from '../../shared/chats/count.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import type { Delivered } from '../../shared/sending/send-once.ts';
import { findDelivered, type SendReplyDeps, sendReply } from '../../shared/sending/send-reply.ts';
import type { ChatRef } from '../../shared/store/chat.ts';
import { type Reply, termsOf } from '../../shared/store/replies.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { CALL_MS, type SendingDeps } from './chats-deps.ts';
import { refuseIfOutdated } from './draft-in-time.ts';
import { changedMeanwhile, explainRefusal, findConnectedSeller, findReply } from './known.ts';
import { markRead } from './mark-read.ts';
import { etagOf, replyOf } from './reply-view.ts';
import { approvedAlready, checkVersion, notADraft } from './review-conflicts.ts';

/**
 * Sends a draft, as it is or in other words.
 *
 * Asking twice is safe, also after a crash anywhere in here: the reply goes to `sending` once, under the name of the one who
 * approved it; one call at a time works on it; a later one looks into the chat before it sends; and what follows writes the same
 * again. A call that died leaves the sending to whoever approves the same words next.
 */
export async function approveReply(
  call: Call<typeof chatsRoutes.approveReply>,
  deps: SendingDeps,
): Promise<Answer<typeof chatsRoutes.approveReply>> {
  const { params, body, principal, request, response, audit } = call;
  const seller = await findConnectedSeller(params.sellerId, deps);
  const found = await findReply(params, params.replyId, deps);
  const wish = { by: principal.userId, text: body?.text };
  audit.isEdited = wish.text !== undefined && wish.text !== (found.originalText ?? found.text);
  const reply =
    found.approval === undefined
      ? await approve(params, found, { ...wish, ifMatch: request.ifMatch }, seller, deps)
      : await repeat(found, found.approval, wish, seller, deps);
  response.headers.etag = etagOf(reply);
  return replyOf(reply);
}

async function approve(
  chat: ChatRef,
  draft: Reply,
  { by, text = draft.text, ifMatch }: { by: string; text: string | undefined; ifMatch: number | undefined },
  seller: Seller,
  deps: SendingDeps,
): Promise<Reply> {
  if (draft.state !== 'draft') throw notADraft();
  checkVersion(draft, ifMatch);
  await refuseIfOutdated(chat, draft, deps);
  const now = deps.now();
  const approved = await deps.reviews.approve(draft, { text, by, now, sendingUntil: now + CALL_MS });
  if (approved === undefined) throw changedMeanwhile();
  return send(approved, seller, deps, (sending) => sendReply(approved, sending));
}

/** The same person asks again, or somebody takes up what a call that died has left. */
async function repeat(
  reply: Reply,
  approval: NonNullable<Reply['approval']>,
  { by, text = reply.text }: { by: string; text: string | undefined },
  seller: Seller,
  deps: SendingDeps,
): Promise<Reply> {
  if (reply.messageId !== undefined) await close(reply, deps);
  const isMine = approval.by === by && text === reply.text;
  if (reply.state !== 'sending') {
    if (isMine) return reply;
    throw approvedAlready();
  }
  const now = deps.now();
  if (approval.sendingUntil >= now) {
    if (isMine) return reply;
    throw approvedAlready();
  }
  if (text !== reply.text) throw approvedAlready();
  const resumed = await deps.reviews.resume(reply, { now, sendingUntil: now + CALL_MS });
  if (resumed === undefined) throw changedMeanwhile();
  return send(
    resumed,
    seller,
    deps,
    async (sending) => (await findDelivered(resumed, sending)) ?? (await sendReply(resumed, sending)),
  );
}

async function send(
  reply: Reply,
  seller: Seller,
  deps: SendingDeps,
  deliver: (sending: SendReplyDeps) => Promise<Delivered>,
): Promise<Reply> {
  const { avitoFor, replies, now, sleep } = deps;
  const { avito, refusal } = watchRefusals(avitoFor(seller));
  try {
    await replies.settleSent(reply, await deliver({ avito, replies, now, sleep }));
  } catch (error) {
    // What Avito has refused for good it will refuse again: somebody may find other words.
    const isFinal = error === refusal() && isAppError(error) && error.kind !== 'transient';
    await (isFinal ? deps.reviews.takeBack(reply) : deps.reviews.release(reply));
    throw await explainRefusal(error, seller, deps);
  }
  const sent = await findReply(reply, reply.seq, deps);
  await close(sent, deps);
  await markRead(seller, reply.chatId, deps);
  return sent;
}

/** A person has looked at the chat and answered it by this: nobody is called for any more. */
async function close(reply: Reply, deps: SendingDeps): Promise<void> {
  const { sellerId, chatId, seq, messageId, sentAt } = reply;
  if (messageId === undefined || sentAt === undefined) return;
  const before = await deps.chats.get(reply, { isConsistent: true });
  const end = {
    ...{ sellerId, chatId, seq, sent: { messageId, sentAt }, callsHuman: false, now: deps.now() },
    terms: termsOf(reply),
  };
  const isOurs = await deps.chats.endDraft(end);
  // The words are the bot's; how long the buyer waited for them was up to people.
  const { firstAnswer } = humanMessage(before, { createdAt: sentAt }, deps.now());
  if (isOurs) await count(sellerId, { messages: { bot: 1 }, ...(firstAnswer && { firstAnswer }) }, deps);
}

/** Whether it was the sending that was refused: of a look into the chat that was refused, nothing follows for what was sent before. */
function watchRefusals(avito: SendReplyDeps['avito']) {
  let refusal: unknown;
  return {
    refusal: () => refusal,
    avito: {
      listMessages: avito.listMessages,
      sendText: async (chatId: string, text: string) => {
        try {
          return await avito.sendText(chatId, text);
        } catch (error) {
          refusal = error;
          throw error;
        }
      },
    },
  };
}
