import type { Media, Usage } from '../../shared/ai/language-model.ts';
import type { ConversationMessage } from '../../shared/ai/prompts/conversation.ts';
import type { MessageContent } from '../../shared/avito/message-content.ts';
import { transcriptText } from '../../shared/chats/readable-text.ts';
import { reasonInContents } from '../../shared/decision/contents-for-human.ts';
import type { Message } from '../../shared/store/messages.ts';
import { type HearingDeps, hearVoices } from './hear-voices.ts';
import { type SeeingDeps, seePictures } from './see-pictures.ts';
import { isOfTurn, type Turn } from './turn.ts';

export interface UnderstoodTurn {
  conversation: ConversationMessage[];
  /** Of the turn's messages, in their order. */
  contents: MessageContent[];
  /** What listening has cost. */
  usage: Usage[];
}

/**
 * The conversation as the model gets it: the turn's voices in words and its pictures beside them, as far as the seller allows and
 * as far as an answer could rest on them. What cannot be heard or seen is no error: `contents` tells whether a person is needed.
 */
export async function understandTurn(
  turn: Turn,
  messages: Message[],
  deps: HearingDeps & SeeingDeps,
): Promise<UnderstoodTurn> {
  const { isVoiceTranscribed, areImagesShown } = turn.seller.settings;
  const written = messages.filter((message) => isOfTurn(message, turn));
  const heard =
    isVoiceTranscribed && reasonFor(written) === 'voice-not-heard'
      ? await hearVoices(turn.seller, written, deps)
      : { messages: written, usage: [] };
  const pictures =
    areImagesShown && reasonFor(heard.messages) === undefined
      ? await seePictures(heard.messages, deps)
      : new Map<string, Media>();

  const understood = new Map(heard.messages.map((message) => [message.messageId, message]));
  return {
    conversation: messages.map((message) => ({
      author: message.author === 'system' ? 'human' : message.author,
      text: transcriptText(understood.get(message.messageId)?.content ?? message.content),
      isUnanswered: understood.has(message.messageId),
      picture: pictures.get(message.messageId),
    })),
    contents: heard.messages.map(({ content }) => content),
    usage: heard.usage,
  };
}

function reasonFor(messages: Message[]) {
  return reasonInContents(messages.map(({ content }) => content));
}
