import { GEMINI_ENVIRONMENT, geminiFromSecret } from '../../shared/ai/gemini-from-secret.ts';
import { keepKnowledge } from '../../shared/knowledge/seller-knowledge.ts';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { readEnvironment } from '../../shared/lambda/environment.ts';
import { Articles } from '../../shared/store/articles.ts';
import { Attempts } from '../../shared/store/attempts.ts';
import { Chats } from '../../shared/store/chats.ts';
import { Counts } from '../../shared/store/counts.ts';
import { Inbox } from '../../shared/store/inbox.ts';
import { ListingChats } from '../../shared/store/listing-chats.ts';
import { ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import { Listings } from '../../shared/store/listings.ts';
import { Messages } from '../../shared/store/messages.ts';
import { Replies } from '../../shared/store/replies.ts';
import { ScenarioRuns } from '../../shared/store/scenario-runs.ts';
import { Scenarios } from '../../shared/store/scenarios.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import type { Table } from '../../shared/store/table.ts';
import { Templates } from '../../shared/store/templates.ts';
import type { BacktestDeps } from './backtest.ts';
import type { RunDeps } from './run-scenarios.ts';
import type { PlaygroundDeps } from './try-reply.ts';

export type HandlerDeps = ApiDeps & PlaygroundDeps & BacktestDeps & RunDeps;

/** Of chats and what is known of listings it only reads. */
export function playgroundStores(table: Table) {
  return {
    sellers: new Sellers(table),
    listings: new Listings(table),
    listingKnowledge: new ListingKnowledgeStore(table),
    knowledgeOf: keepKnowledge({ articles: new Articles(table), templates: new Templates(table) }),
    inbox: new Inbox(table),
    listingChats: new ListingChats(table),
    chats: new Chats(table),
    messages: new Messages(table),
    replies: new Replies(table),
    scenarios: new Scenarios(table),
    scenarioRuns: new ScenarioRuns(table),
    attempts: new Attempts(table),
    counts: new Counts(table),
  };
}

export function createDeps(): HandlerDeps {
  const environment = readEnvironment(GEMINI_ENVIRONMENT);
  const { table, secrets, ...base } = createApiDeps();
  return { ...base, ...playgroundStores(table), model: geminiFromSecret(secrets, environment) };
}
