import { isDeepStrictEqual } from 'node:util';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { scenariosRoutes } from '../../shared/api/scenarios-routes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { MOST_SCENARIOS, type Scenario, scenarioFields } from '../../shared/evaluation/scenario.ts';
import { changedMeanwhile, etagOf, requireSeen } from '../../shared/lambda/seen-version.ts';
import { requireSeller } from '../../shared/sellers/require-seller.ts';
import type { Scenarios } from '../../shared/store/scenarios.ts';
import type { Sellers } from '../../shared/store/sellers.ts';

type Routes = typeof scenariosRoutes;

export interface ScenarioDeps {
  scenarios: Pick<Scenarios, keyof Scenarios>;
  sellers: Pick<Sellers, 'get'>;
  now(): number;
  newId(): string;
}

export async function listScenarios(
  { params: { sellerId }, query }: Call<Routes['listScenarios']>,
  { scenarios, sellers }: ScenarioDeps,
): Promise<Answer<Routes['listScenarios']>> {
  await requireSeller(sellerId, sellers);
  const { items, nextCursor } = await scenarios.page(sellerId, query);
  return { items: items.map(answerOf), nextCursor };
}

/** Throws a conflict `too-many-scenarios`. Two at the same moment may end up one above the limit, which harms nobody. */
export async function createScenario(
  { params: { sellerId }, body, response }: Call<Routes['createScenario']>,
  { scenarios, sellers, now, newId }: ScenarioDeps,
): Promise<Answer<Routes['createScenario']>> {
  await requireSeller(sellerId, sellers);
  if ((await scenarios.all(sellerId)).length >= MOST_SCENARIOS) {
    throw new AppError('conflict', {
      code: 'too-many-scenarios',
      message: `a seller has at most ${MOST_SCENARIOS} scenarios`,
    });
  }
  const at = now();
  const scenario = { ...body, sellerId, scenarioId: newId(), version: 1, createdAt: at, updatedAt: at };
  await scenarios.create(scenario);
  response.headers.etag = etagOf(scenario);
  return answerOf(scenario);
}

export async function getScenario(
  { params, response }: Call<Routes['getScenario']>,
  { scenarios }: ScenarioDeps,
): Promise<Answer<Routes['getScenario']>> {
  const scenario = await find(params, scenarios);
  response.headers.etag = etagOf(scenario);
  return answerOf(scenario);
}

export async function changeScenario(
  call: Call<Routes['changeScenario']>,
  { scenarios, now }: ScenarioDeps,
): Promise<Answer<Routes['changeScenario']>> {
  const { params, body, response, audit } = call;
  const current = await find(params, scenarios);
  requireSeen(call, current.version);
  const wanted = withChanges(current, body);
  const changed = FIELDS.filter((name) => !isDeepStrictEqual(current[name], wanted[name]));
  audit.changed = changed;
  const isSame = changed.length === 0;
  const next = isSame ? current : { ...wanted, version: current.version + 1, updatedAt: now() };
  if (!isSame && !(await scenarios.replace(next, current.version))) throw changedMeanwhile(call);
  response.headers.etag = etagOf(next);
  return answerOf(next);
}

export async function deleteScenario(
  call: Call<Routes['deleteScenario']>,
  { scenarios }: ScenarioDeps,
): Promise<undefined> {
  const { sellerId, scenarioId } = call.params;
  const { version } = await find(call.params, scenarios);
  requireSeen(call, version);
  if (!(await scenarios.remove(sellerId, scenarioId, version))) throw changedMeanwhile(call);
}

const FIELDS = Object.keys(scenarioFields) as (keyof typeof scenarioFields)[];

/** Of `listingId` and `listing` the one that is given takes the other's place; `null` takes away. */
function withChanges(
  current: Scenario,
  { listingId, listing, terms, at, name, messages, expect }: Call<Routes['changeScenario']>['body'],
): Scenario {
  const isAboutAnother = listingId !== undefined || listing !== undefined;
  return {
    ...current,
    name: name ?? current.name,
    messages: messages ?? current.messages,
    expect: expect ?? current.expect,
    ...(isAboutAnother ? { listingId: listingId ?? undefined, listing: listing ?? undefined } : {}),
    ...(terms === undefined ? {} : { terms: terms ?? undefined }),
    ...(at === undefined ? {} : { at: at ?? undefined }),
  };
}

async function find(
  { sellerId, scenarioId }: { sellerId: string; scenarioId: string },
  scenarios: Pick<Scenarios, 'get'>,
): Promise<Scenario> {
  const scenario = await scenarios.get(sellerId, scenarioId);
  if (scenario !== undefined) return scenario;
  throw scenarioUnknown();
}

export function scenarioUnknown(): AppError {
  return new AppError('not-found', { code: 'scenario-unknown', message: 'there is no such scenario' });
}

function answerOf({ createdAt, updatedAt, ...scenario }: Scenario): Answer<Routes['getScenario']> {
  return {
    ...scenario,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}
