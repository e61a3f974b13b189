import type { LanguageModel, Prompt, Usage } from '../../../shared/ai/language-model.ts';

export interface ObedientModel extends LanguageModel {
  /** When it gave its last answer, by the clock of `performance`; undefined while nobody asked. */
  answeredAt(): number | undefined;
}

const NO_USAGE: Usage = { model: 'obedient', inputTokens: 0, outputTokens: 0, costMicroUsd: 0, milliseconds: 0 };

/** A model that says the first text, and the second one whenever it is asked again: sure of itself, and naming every fact as its source. */
export function obedientModel(reply: string, again = reply): ObedientModel {
  let asked = 0;
  let answeredAt: number | undefined;
  return {
    async answer(prompt) {
      asked += 1;
      answeredAt = performance.now();
      return {
        kind: 'answer',
        answer: {
          usedFacts: factIdsIn(prompt),
          intent: 'obey',
          reply: asked === 1 ? reply : again,
          confidence: 1,
          handoff: false,
          handoffReason: '',
        },
        usage: NO_USAGE,
      };
    },
    answeredAt: () => answeredAt,
  };
}

function factIdsIn({ turns }: Prompt): string[] {
  return Array.from((turns.at(-1)?.text ?? '').matchAll(/^\{"id":"([^"]+)"/gmu), ([, id = '']) => id);
}
