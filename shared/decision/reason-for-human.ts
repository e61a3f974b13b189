import { isOfTurn } from '../ai/prompts/build-prompt.ts';
import { conductAt } from '../sellers/conduct.ts';
import { handOffWordIn } from '../sellers/hand-off-words.ts';
import type { TurnQuestion } from './decide-turn.ts';

/** Why a person must answer, whatever the model would say. */
export type HumanReason = 'buyer-called' | 'not-text' | 'hand-off-words' | 'outside-hours';

/** The reason for a person that can be told without the model, or `undefined`. */
export function reasonForHuman(question: TurnQuestion): HumanReason | undefined {
  return judgeContents(question) ?? judgeWishes(question);
}

/** A turn that holds no words, or a call, which is the hottest lead (avito-api 5, pitfall 10). */
function judgeContents({ contents }: TurnQuestion): HumanReason | undefined {
  const kinds = contents.map(({ kind }) => kind);
  if (kinds.some((kind) => kind === 'call' || kind === 'app-call')) return 'buyer-called';
  return kinds.some((kind) => kind === 'text' || kind === 'link') ? undefined : 'not-text';
}

/** What the seller wants a person for: a word of his list, or the hour. */
function judgeWishes({ settings, conversation, now, words }: TurnQuestion): HumanReason | undefined {
  const said = conversation.filter(isOfTurn).map(({ text }) => text);
  if (said.some((text) => handOffWordIn(text, settings.handOffWords) !== undefined)) return 'hand-off-words';
  return conductAt(settings, now, words?.mode) === 'hand-off' ? 'outside-hours' : undefined;
}
