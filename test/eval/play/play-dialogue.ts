import type { LanguageModel } from '../../../shared/ai/language-model.ts';
import { sumOfUsage } from '../../../shared/ai/sum-of-usage.ts';
import { gradeTurn } from '../../../shared/evaluation/grade-turn.ts';
import type { Dialogue, DialogueTurn } from '../data/dialogue.ts';
import type { InShop } from '../data/read-data.ts';
import { answerTurn, beginChat, type ChatSoFar, type Outcome } from '../world/answer-turn.ts';
import { openWorld } from '../world/open-world.ts';
import type { Play, PlayedTurn } from './result.ts';

export interface PlayDeps {
  model: LanguageModel;
  /** Milliseconds. */
  now(): number;
}

/** One dialogue from its first turn to its last: what the bot said in a turn is the history of the next, whatever it was. */
export async function playDialogue({ shop, it }: InShop<Dialogue>, { model, now }: PlayDeps): Promise<Play> {
  const world = openWorld(shop, it.listing, it);
  let chat = beginChat(it.history);
  const turns: PlayedTurn[] = [];
  for (const turn of it.turns) {
    const startedAt = now();
    const { outcome, chat: next } = await answerTurn(world, chat, turn.buyer, model);
    turns.push(playedTurn(turn, outcome, chat, now() - startedAt));
    chat = next;
  }
  return { isPassed: turns.every(({ verdicts }) => verdicts.every(({ isMet }) => isMet)), turns };
}

function playedTurn({ buyer, expect }: DialogueTurn, outcome: Outcome, chat: ChatSoFar, took: number): PlayedTurn {
  const { kind, text, reason, handoffReason, facts, usedFacts, objections, usage } = outcome;
  const said = chat.conversation.map((message) => message.text);
  const sources = [...facts.map((fact) => fact.text), ...buyer, ...said];
  return {
    buyer,
    outcome: kind,
    text,
    reason,
    handoffReason,
    facts: facts.map((fact) => ({ ...fact, isUsed: usedFacts.includes(fact.id) })),
    objections,
    verdicts: gradeTurn({ kind, text, reason, sources }, expect),
    ...sumOfUsage(usage),
    milliseconds: took,
  };
}
