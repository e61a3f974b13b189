import { describe, expect, it } from 'vitest';
import type { LanguageModel, Prompt } from '../../../shared/ai/language-model.ts';
import { dialogueSchema } from '../data/dialogue.ts';
import { aShop } from '../support/a-shop.ts';
import { playAll } from './play-all.ts';
import { playDialogue } from './play-dialogue.ts';

const twoTurns = dialogueSchema.parse({
  id: 'two-turns',
  category: 'price',
  listing: 'sofa',
  history: [{ author: 'buyer', text: 'Добрый день' }],
  turns: [
    { buyer: 'Цена?', expect: { outcome: 'reply', says: [4500] } },
    { buyer: ['А доставка', 'по Казани?'], expect: { outcome: 'reply', says: [500] } },
  ],
});

/** Answers from a list, the last answer again and again; keeps what it was asked. */
function aModel(replies: string[]): LanguageModel & { prompts: Prompt[] } {
  const prompts: Prompt[] = [];
  return {
    prompts,
    async answer(prompt) {
      prompts.push(prompt);
      const reply = replies[prompts.length - 1] ?? replies.at(-1) ?? '';
      const answer = { usedFacts: [], intent: '', reply, confidence: 1, handoff: false, handoffReason: '' };
      const usage = { model: 'fake', inputTokens: 10, outputTokens: 5, costMicroUsd: 3, milliseconds: 1 };
      return { kind: 'answer', answer, usage };
    },
  };
}

function clock(): () => number {
  let time = 0;
  return () => {
    time += 100;
    return time;
  };
}

describe('a dialogue', () => {
  it('is passed when every turn is as expected; time and cost are kept by turn', async () => {
    const model = aModel(['Цена 4 500 ₽.', 'Доставка по Казани 500 ₽.']);
    const play = await playDialogue({ shop: aShop(), it: twoTurns }, { model, now: clock() });
    expect(play.isPassed).toBe(true);
    expect(play.turns.map(({ milliseconds, costMicroUsd }) => [milliseconds, costMicroUsd])).toEqual([
      [100, 3],
      [100, 3],
    ]);
  });

  it('tells the model in the next turn what it said in the one before', async () => {
    const model = aModel(['Цена 4 500 ₽.', 'Доставка по Казани 500 ₽.']);
    await playDialogue({ shop: aShop(), it: twoTurns }, { model, now: clock() });
    expect(model.prompts[1]?.turns.map(({ role }) => role)).toEqual(['buyer', 'seller', 'buyer']);
    expect(model.prompts[1]?.turns[1]?.text).toBe('Цена 4 500 ₽.');
  });

  it('fails when one turn is not as expected, and says which', async () => {
    const model = aModel(['Цена 4 500 ₽.', 'Цена 4 500 ₽.']);
    const play = await playDialogue({ shop: aShop(), it: twoTurns }, { model, now: clock() });
    expect(play.isPassed).toBe(false);
    expect(play.turns.map(({ verdicts }) => verdicts.every(({ isMet }) => isMet))).toEqual([true, false]);
  });

  it('is played as often as wished, however many are played at once', async () => {
    const model = aModel(['Цена 4 500 ₽, доставка по Казани 500 ₽.']);
    const dialogues = [twoTurns, { ...twoTurns, id: 'again' }].map((it) => ({ shop: aShop(), it }));
    const progress: number[] = [];
    const onPlayed = (done: number) => progress.push(done);
    const played = await playAll(dialogues, { model, now: clock(), runs: 3, atOnce: 4, onPlayed });
    expect(played.map(({ id, plays }) => [id, plays.length])).toEqual([
      ['two-turns', 3],
      ['again', 3],
    ]);
    expect(played.every(({ plays }) => plays.every(({ isPassed }) => isPassed))).toBe(true);
    expect(progress).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
