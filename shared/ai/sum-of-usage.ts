import type { Usage } from './language-model.ts';

type Spent = Pick<Usage, 'inputTokens' | 'outputTokens' | 'costMicroUsd'>;

/** What several questions to the model took together. */
export function sumOfUsage(usages: Spent[]): Spent {
  return {
    inputTokens: usages.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    outputTokens: usages.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    costMicroUsd: usages.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0),
  };
}
