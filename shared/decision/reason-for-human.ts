import { isOfTurn } from '../ai/prompts/build-prompt.ts';
import { conductAt } from '../sellers/conduct.ts';
import { handOffWordIn } from '../sellers/hand-off-words.ts';
import { type ContentsReason, reasonInContents } from './contents-for-human.ts';
import type { TurnQuestion } from './decide-turn.ts';

/** Why a person must answer, whatever the model would say. */
export type HumanReason = ContentsReason | 'hand-off-words' | 'outside-hours';

/** The reason for a person that can be told without the model, or `undefined`. */
export function reasonForHuman(question: TurnQuestion): HumanReason | undefined {
  return reasonInContents(question.contents) ?? judgeWishes(question);
}

/** What the seller wants a person for: a word of his list, or the hour. */
function judgeWishes({ settings, conversation, now, words }: TurnQuestion): HumanReason | undefined {
  const said = conversation.filter(isOfTurn).map(({ text }) => text);
  if (said.some((text) => handOffWordIn(text, settings.handOffWords) !== undefined)) return 'hand-off-words';
  return conductAt(settings, now, words?.mode) === 'hand-off' ? 'outside-hours' : undefined;
}
