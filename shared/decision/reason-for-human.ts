import { isOfTurn } from '../ai/prompts/build-prompt.ts';
import { conductAt } from '../sellers/conduct.ts';
import { handOffWordIn } from '../sellers/hand-off-words.ts';
import { type ContentsReason, reasonInContents } from './contents-for-human.ts';
import type { TurnQuestion } from './decide-turn.ts';
import { type MatterReason, matterIn } from './matters/matter-in.ts';

/** Why a person must answer, whatever the model would say. */
export type HumanReason =
  | ContentsReason
  | MatterReason
  | 'hand-off-words'
  | 'outside-hours'
  | 'human-bargains'
  | 'daily-ceiling';

/** The reason for a person that can be told without the model, or `undefined`. */
export function reasonForHuman({ contents, conversation, ...question }: TurnQuestion): HumanReason | undefined {
  const said = conversation.filter(isOfTurn).map(({ text }) => text);
  return reasonInContents(contents) ?? wishOfSeller(said, question) ?? matterIn(said) ?? wishOfTheHour(question);
}

function wishOfSeller(said: string[], { settings }: Pick<TurnQuestion, 'settings'>): HumanReason | undefined {
  return said.some((text) => handOffWordIn(text, settings.handOffWords) !== undefined) ? 'hand-off-words' : undefined;
}

function wishOfTheHour({
  settings,
  now,
  words,
}: Pick<TurnQuestion, 'settings' | 'now' | 'words'>): HumanReason | undefined {
  return conductAt(settings, now, words?.mode) === 'hand-off' ? 'outside-hours' : undefined;
}
