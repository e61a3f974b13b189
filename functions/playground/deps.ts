import { GEMINI_ENVIRONMENT, geminiFromSecret } from '../../shared/ai/gemini-from-secret.ts';
import { keepKnowledge } from '../../shared/knowledge/seller-knowledge.ts';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { readEnvironment } from '../../shared/lambda/environment.ts';
import { Articles } from '../../shared/store/articles.ts';
import { Attempts } from '../../shared/store/attempts.ts';
import { Counts } from '../../shared/store/counts.ts';
import { ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import { Listings } from '../../shared/store/listings.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import { Templates } from '../../shared/store/templates.ts';
import type { PlaygroundDeps } from './try-reply.ts';

export function createDeps(): ApiDeps & PlaygroundDeps {
  const environment = readEnvironment(GEMINI_ENVIRONMENT);
  const base = createApiDeps();
  const { table, secrets } = base;
  return {
    ...base,
    sellers: new Sellers(table),
    listings: new Listings(table),
    listingKnowledge: new ListingKnowledgeStore(table),
    knowledgeOf: keepKnowledge({ articles: new Articles(table), templates: new Templates(table) }),
    attempts: new Attempts(table),
    counts: new Counts(table),
    model: geminiFromSecret(secrets, environment),
  };
}
