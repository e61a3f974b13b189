import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useFormats } from '../../language/formats.ts';
import type { ChatPages } from '../../parts/chat-changes.ts';
import { Button } from '../../ui/button.tsx';
import { useInboxTexts } from './inbox-texts.ts';

/** How far back was searched, and on. */
export function SearchEnd({ query }: { query: UseInfiniteQueryResult<ChatPages> }) {
  const t = useInboxTexts();
  const formats = useFormats();
  const backTo = query.data?.pages.at(-1)?.searchedBackTo;
  return (
    <div role="status" className="flex flex-col items-center gap-2 px-4 py-4 text-center text-sm text-ink-soft">
      {backTo !== undefined && <p>{t('searchedBackTo', { date: formats.dateTime(backTo) })}</p>}
      {query.hasNextPage && (
        <Button size="small" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('searchOn')}
        </Button>
      )}
    </div>
  );
}
