import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { Chats } from '../../shared/store/chats.ts';
import { Counts } from '../../shared/store/counts.ts';
import { Replies } from '../../shared/store/replies.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import type { Table } from '../../shared/store/table.ts';
import type { InsightsDeps } from './get-insights.ts';
import type { UnansweredDeps } from './list-unanswered.ts';

export function createDeps(): ApiDeps & InsightsDeps & UnansweredDeps {
  const { table, secrets: _secrets, ...deps } = createApiDeps();
  return { ...deps, ...insightsStores(table) };
}

/** Everything that is read from the table. */
export function insightsStores(table: Table) {
  return {
    sellers: new Sellers(table),
    counts: new Counts(table),
    chats: new Chats(table),
    replies: new Replies(table),
  };
}
