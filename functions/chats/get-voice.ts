import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { mediaAddress } from '../../shared/avito/media-address.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { refusedStatus } from '../../shared/sellers/avito-refusal.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import type { ListeningDeps } from './chats-deps.ts';
import { findChat, findConnectedSeller } from './known.ts';

/**
 * Where a voice message of this chat is to be heard, by Avito's address, which is good for an hour. Throws not-found `voice-unknown`
 * where the chat holds no such voice, or Avito has none to it.
 */
export async function getVoice(
  { params }: Call<typeof chatsRoutes.getVoice>,
  deps: ListeningDeps,
): Promise<Answer<typeof chatsRoutes.getVoice>> {
  const seller = await findConnectedSeller(params.sellerId, deps);
  await findChat(params, deps);
  // Avito gives the voices of all chats of the account: those of other chats, and of what was erased, are not asked for.
  if (!(await deps.chatLog.hasVoice(params, params.voiceId))) throw unknownVoice();
  const told = await askAvito(seller, params.voiceId, deps);
  const address = told === undefined ? undefined : mediaAddress(told, deps.avitoUrl);
  if (address === undefined) throw unknownVoice();
  return { url: address.href };
}

/** What Avito refuses of a voice says nothing of the account's messages: the seller is not marked for it. */
async function askAvito(seller: Seller, voiceId: string, deps: ListeningDeps): Promise<string | undefined> {
  try {
    return (await deps.avitoFor(seller).getVoiceUrls([voiceId])).get(voiceId);
  } catch (error) {
    if (refusedStatus(error) === undefined) throw error;
    const message = 'Avito does not give this account its voice messages';
    throw new AppError('conflict', { code: 'voice-refused', message, cause: error });
  }
}

function unknownVoice(): AppError {
  return new AppError('not-found', { code: 'voice-unknown', message: 'this chat has no such voice message' });
}
