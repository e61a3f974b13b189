import type { Answer, Call } from '../../shared/api/route.ts';
import type { systemRoutes } from '../../shared/api/system-routes.ts';
import type { Audit } from '../../shared/store/audit.ts';

type ListAuditEntries = typeof systemRoutes.listAuditEntries;
type ListSellerAudit = typeof systemRoutes.listSellerAudit;

export async function listAuditEntries(
  { query }: Pick<Call<ListAuditEntries>, 'query'>,
  { audit }: { audit: Pick<Audit, 'newest'> },
): Promise<Answer<ListAuditEntries>> {
  const { limit, cursor, from, to, ...equal } = query;
  const filter = { ...equal, from: momentOf(from), to: momentOf(to) };
  const { items, nextCursor } = await audit.newest(filter, { limit, cursor });
  return { items: items.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })), nextCursor };
}

/** Those of one seller; where his people sat when they did it is nobody's business but the admin's. */
export async function listSellerAudit(
  { params, query }: Pick<Call<ListSellerAudit>, 'params' | 'query'>,
  { audit }: { audit: Pick<Audit, 'newest'> },
): Promise<Answer<ListSellerAudit>> {
  const { limit, cursor, from, to, action } = query;
  const filter = { sellerId: params.sellerId, action, from: momentOf(from), to: momentOf(to) };
  const { items, nextCursor } = await audit.newest(filter, { limit, cursor });
  return {
    items: items.map(({ sourceIp, sellerId, at, ...entry }) => ({ ...entry, at: new Date(at).toISOString() })),
    nextCursor,
  };
}

function momentOf(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time);
}
