import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { itemsOf, pagesOf } from '../../api/queries.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useInsightsTexts } from './texts.ts';
import { UnansweredRow } from './unanswered-row.tsx';

/** So many are taken in at a glance. */
const PAGE = 6;

/** Whose buyers wait at this moment, whatever days are shown. Looked at anew while the page is in sight. */
export function UnansweredCard() {
  const t = useInsightsTexts();
  const sellerId = useSellerId();
  const query = useInfiniteQuery({
    ...pagesOf('listUnanswered', { params: { sellerId }, query: { limit: PAGE } }),
    refetchInterval: 15_000,
  });
  return (
    <Card title={t('unanswered.title')} about={t('unanswered.about')}>
      <QueryState query={query} loading={<SkeletonRows count={4} />}>
        {(data) => {
          const chats = itemsOf<'listUnanswered'>(data);
          if (chats.length === 0) {
            return (
              <EmptyState icon={CircleCheck} title={t('unanswered.none')}>
                {t('unanswered.noneAbout')}
              </EmptyState>
            );
          }
          return (
            <>
              {data.pages.some(({ isComplete }) => !isComplete) && (
                <Notice tone="warning" className="mb-2">
                  {t('unanswered.isPartial')}
                </Notice>
              )}
              <ul className="-mx-2 flex flex-col">
                {chats.map((chat) => (
                  <li key={chat.chatId}>
                    <UnansweredRow chat={chat} />
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </QueryState>
      <LoadMore query={query} />
    </Card>
  );
}
