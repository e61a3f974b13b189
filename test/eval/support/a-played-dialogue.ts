import type { Play, PlayedDialogue, PlayedTurn, Result } from '../play/result.ts';

type Choice = Partial<Omit<PlayedDialogue, 'plays'>> & { passes?: boolean[]; turn?: Partial<PlayedTurn> };

export function aPlayedDialogue({ passes = [true], turn = {}, ...changes }: Choice = {}): PlayedDialogue {
  const plays = passes.map((isPassed): Play => ({ isPassed, turns: [aPlayedTurn(isPassed, turn)] }));
  return { id: 'dialogue', trade: 'furniture', category: 'facts', history: [], ...changes, plays };
}

export function aResult(dialogues: PlayedDialogue[], changes: Partial<Result> = {}): Result {
  return {
    model: 'gemini-a',
    fallbackModel: 'gemini-b',
    isStandIn: false,
    promptVersion: 'consultant-3',
    startedAt: '2026-06-16T09:00:00.000Z',
    runs: 1,
    dialogues,
    ...changes,
  };
}

function aPlayedTurn(isMet: boolean, changes: Partial<PlayedTurn>): PlayedTurn {
  return {
    buyer: ['Цена?'],
    outcome: 'reply',
    text: 'Цена 4 500 ₽.',
    reason: 'answered',
    handoffReason: '',
    facts: [{ id: 'listing.price', text: 'Цена: 4 500 ₽', isUsed: true }],
    objections: [],
    verdicts: [{ check: 'says', isMet, detail: '«4500»' }],
    inputTokens: 100,
    outputTokens: 10,
    costMicroUsd: 55,
    milliseconds: 800,
    ...changes,
  };
}
