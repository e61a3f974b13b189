import { Link } from '@tanstack/react-router';
import { Inbox, SearchX } from 'lucide-react';
import type { ChatFilter } from '../../parts/chat-changes.ts';
import { useSellerId } from '../../parts/seller.ts';
import { buttonClasses } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useInboxTexts } from './inbox-texts.ts';

/** Why there is nothing, and what could be done. */
export function InboxEmpty({ filter: { state, text, listing } }: { filter: ChatFilter }) {
  const t = useInboxTexts();
  const sellerId = useSellerId();
  if (state === undefined && text === undefined && listing === undefined) {
    return (
      <EmptyState
        icon={Inbox}
        title={t('empty')}
        action={
          <Link to="/sellers/$sellerId/playground" params={{ sellerId }} className={buttonClasses()}>
            {t('tryIt')}
          </Link>
        }
      >
        {t('emptyAbout')}
      </EmptyState>
    );
  }
  const why = text !== undefined ? 'search' : (state ?? 'listing');
  return (
    <EmptyState icon={text === undefined ? Inbox : SearchX} title={t('none')}>
      {t(`noneAbout.${why}`)}
    </EmptyState>
  );
}
