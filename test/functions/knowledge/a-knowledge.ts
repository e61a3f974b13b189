import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type KnowledgeDeps, knowledgeEndpoints } from '../../../functions/knowledge/knowledge-endpoints.ts';
import { knowledgeRoutes } from '../../../shared/api/knowledge-routes.ts';
import { buildOpenApi } from '../../../shared/api/openapi.ts';
import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { Articles } from '../../../shared/store/articles.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import type { Table } from '../../../shared/store/table.ts';
import { Templates } from '../../../shared/store/templates.ts';
import { aSeller } from '../../support/a-seller.ts';
import { type ApiRequest, apiSurroundings, callerOf } from '../../support/an-api.ts';
import { openApiAnswers } from '../../support/openapi-answers.ts';

let sellers = 0;

/** The routes of templates and articles, with a seller of his own, his owner and his operator. Answers are held against the document. */
export async function aKnowledge(table: Table) {
  const world = await apiSurroundings(table);
  const sellerId = `shop-${++sellers}`;
  const stores = { sellers: new Sellers(table), templates: new Templates(table), articles: new Articles(table) };
  await stores.sellers.create(aSeller({ sellerId, name: sellerId }));
  const documented = openApiAnswers(buildOpenApi(knowledgeRoutes, { version: 'test' }));
  const owner = await world.person('owner', [sellerId], `owner-of-${sellerId}`);
  const callWith = (changes: Partial<KnowledgeDeps> = {}) => {
    const deps = { ...world.deps, ...stores, ...changes };
    const call = callerOf(knowledgeRoutes, apiHandler(knowledgeRoutes, knowledgeEndpoints(deps), deps));
    return async (name: keyof typeof knowledgeRoutes, { params, ...request }: ApiRequest = {}) => {
      const answer = await call(name, { as: owner, params: { sellerId, ...params }, ...request });
      const wrong = documented.check(name, answer);
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
      return answer;
    };
  };
  return {
    ...world,
    ...stores,
    sellerId,
    owner,
    operator: await world.person('operator', [sellerId], `operator-of-${sellerId}`),
    stranger: await world.person('owner', ['somebody-elses'], `stranger-to-${sellerId}`),
    callWith,
    call: callWith(),
    /** A seller whose deletion has begun. */
    async aLeavingSeller(): Promise<string> {
      const leaving = `shop-${++sellers}`;
      const item = { pk: `SELLER#${leaving}`, sk: 'SELLER', ...aSeller({ sellerId: leaving }), deletingSince: 1 };
      await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
      return leaving;
    },
  };
}
export type Knowledge = Awaited<ReturnType<typeof aKnowledge>>;
