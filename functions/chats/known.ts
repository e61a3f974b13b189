import { AppError } from '../../shared/errors/app-error.ts';
import { refusedStatus } from '../../shared/sellers/avito-refusal.ts';
import { type Chat, type ChatRef, isErased } from '../../shared/store/chat.ts';
import type { Reply } from '../../shared/store/replies.ts';
import { type AvitoStatus, type Seller, sellerLeaving, sellerUnknown } from '../../shared/store/sellers.ts';
import type { ChatsDeps } from './chats-deps.ts';

/** Throws not-found `chat-unknown`; a chat of another seller is none of this one's. */
export async function findChat(ref: ChatRef, { chats }: { chats: Pick<ChatsDeps['chats'], 'get'> }): Promise<Chat> {
  const chat = await chats.get(ref, { isConsistent: true });
  if (chat === undefined || isErased(chat)) throw unknownChat();
  return chat;
}

export function unknownChat(): AppError {
  return new AppError('not-found', { code: 'chat-unknown', message: 'this seller has no such chat' });
}

export async function findReply(
  ref: ChatRef,
  seq: number,
  { replies }: { replies: Pick<ChatsDeps['replies'], 'get'> },
): Promise<Reply> {
  const reply = await replies.get(ref, seq);
  if (reply === undefined) {
    throw new AppError('not-found', { code: 'reply-unknown', message: 'this chat has no such reply' });
  }
  return reply;
}

/** A seller who stays. Throws not-found `seller-unknown`, or a conflict `seller-leaving` for one who is being deleted. */
export async function findSeller(
  sellerId: string,
  { sellers }: { sellers: Pick<ChatsDeps['sellers'], 'get'> },
): Promise<Seller> {
  const seller = await sellers.get(sellerId, { isConsistent: true });
  if (seller === undefined) throw sellerUnknown();
  if (seller.deletingSince !== undefined) throw sellerLeaving();
  return seller;
}

/** A seller whom Avito lets write. Throws the conflict that says what is missing. The emergency stop stops the bot, no people. */
export async function findConnectedSeller(
  sellerId: string,
  deps: { sellers: Pick<ChatsDeps['sellers'], 'get'> },
): Promise<Seller> {
  const seller = await findSeller(sellerId, deps);
  const refusal = REFUSAL[seller.avitoStatus];
  if (refusal !== undefined) throw new AppError('conflict', refusal);
  return seller;
}

const REFUSAL: Record<AvitoStatus, { code: string; message: string } | undefined> = {
  connected: undefined,
  'not-connected': { code: 'seller-not-connected', message: 'the seller has no Avito account yet' },
  'payment-required': {
    code: 'seller-payment-required',
    message: "the tariff of the seller's Avito account has no messenger API",
  },
  unauthorised: { code: 'seller-unauthorised', message: "Avito refuses the seller's keys: connect him anew" },
};

/** What the caller is told of a failed call to Avito: what concerns the whole account is noted, and is a conflict. */
export async function explainRefusal(
  error: unknown,
  { sellerId }: Seller,
  deps: { sellers: Pick<ChatsDeps['sellers'], 'noteAvitoStatus'>; now(): number },
): Promise<unknown> {
  const status = refusedStatus(error);
  if (status === undefined) return error;
  await deps.sellers.noteAvitoStatus(sellerId, status, deps.now());
  const refusal = REFUSAL[status];
  return refusal === undefined ? error : new AppError('conflict', { ...refusal, cause: error });
}

export function changedMeanwhile(): AppError {
  return new AppError('conflict', { code: 'changed-meanwhile', message: 'it has changed meanwhile: look again' });
}
