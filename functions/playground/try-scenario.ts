import type { Answer } from '../../shared/api/route.ts';
import type { scenariosRoutes } from '../../shared/api/scenarios-routes.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import { gradeTurn } from '../../shared/evaluation/grade-turn.ts';
import type { Scenario } from '../../shared/evaluation/scenario.ts';
import type { SellerSettings } from '../../shared/sellers/settings.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { type QuestionDeps, questionOf } from './question-of.ts';
import type { TriedReply } from './tried-reply.ts';
import { type TurnDeps, tryTurn } from './try-turn.ts';

type ScenarioResult = Answer<typeof scenariosRoutes.runScenarios>['items'][number];

/** What the bot says in a scenario, and whether that is as it should be. One whose listing is gone has failed. */
export async function tryScenario(
  seller: Seller,
  scenario: Scenario,
  settings: SellerSettings,
  deps: QuestionDeps & TurnDeps,
): Promise<ScenarioResult> {
  const { scenarioId, name } = scenario;
  const question = await questionOf(seller, scenario, settings, deps).catch((error: unknown) => {
    if (isAppError(error, 'not-found')) return undefined;
    throw error;
  });
  if (question === undefined) {
    const gone = { check: 'listing' as const, detail: `the listing ${scenario.listingId} is not known any more` };
    return { scenarioId, name, isPassed: false, failures: [gone] };
  }
  const answer = await tryTurn(seller.sellerId, question, deps);
  const failures = failuresOf(answer, scenario);
  return { scenarioId, name, isPassed: failures.length === 0, failures, answer };
}

function failuresOf(
  { decision: kind, text, reason, facts }: TriedReply,
  { messages, expect }: Scenario,
): ScenarioResult['failures'] {
  const sources = [...facts, ...messages].map((each) => each.text);
  const expected = { ...expect, outcome: [expect.outcome], hides: [] };
  return gradeTurn({ kind, text, reason, sources }, expected)
    .filter(({ isMet }) => !isMet)
    .map(({ check, detail }) => ({ check, detail }));
}
