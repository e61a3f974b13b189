import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Keyboard, X } from 'lucide-react';
import { queryOf } from '../../api/queries.ts';
import { type ChatState, chatsOf } from '../../parts/chat-changes.ts';
import { chatPages } from '../../parts/chat-list.ts';
import { useSellerId } from '../../parts/seller.ts';
import { classNames } from '../../ui/class-names.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { useInboxTexts } from './inbox-texts.ts';

const route = getRouteApi('/signed-in/sellers/$sellerId/chats');
const states: (ChatState | undefined)[] = [undefined, 'needs-human', 'draft', 'answering', 'waiting', 'closed'];

/** Which chats are shown: by words, by what they need, by listing. All of it stands in the address. */
export function InboxFilters({ onHelp }: { onHelp: () => void }) {
  const t = useInboxTexts();
  const { listing, text } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="flex flex-col gap-2 border-b px-3 pt-3 pb-2">
      <div className="flex items-center gap-2">
        <h1 className="sr-only">{t('title')}</h1>
        <SearchField
          id="inbox-search"
          label={t('search')}
          query={text}
          shortest={2}
          onSearch={(words) => void navigate({ to: '.', search: (now) => ({ ...now, text: words }), replace: true })}
        />
        <button
          type="button"
          onClick={onHelp}
          title={t('keys.open')}
          aria-label={t('keys.open')}
          className="hidden rounded-md p-2 text-ink-faint hover:bg-sunken hover:text-ink md:block"
        >
          <Keyboard className="size-4.5" aria-hidden />
        </button>
      </div>
      <nav aria-label={t('filters')} className="-mx-3 flex gap-1 overflow-x-auto px-3 pb-1 [scrollbar-width:none]">
        {states.map((state) => (
          <StateLink key={state ?? 'all'} state={state} />
        ))}
      </nav>
      {listing !== undefined && <ListingChip listingId={listing} />}
    </div>
  );
}

function StateLink({ state }: { state: ChatState | undefined }) {
  const t = useInboxTexts();
  const sellerId = useSellerId();
  const isActive = route.useSearch().state === state;
  return (
    <Link
      to="/sellers/$sellerId/chats"
      params={{ sellerId }}
      search={(now) => ({ ...now, state })}
      aria-current={isActive ? 'page' : undefined}
      className={classNames(
        'flex min-h-9 shrink-0 items-center gap-1.5 rounded-full px-3 text-sm font-medium md:min-h-8',
        isActive ? 'bg-accent-soft text-accent-strong' : 'text-ink-soft hover:bg-sunken',
      )}
    >
      {t(`state.${state ?? 'all'}`)}
      {(state === 'needs-human' || state === 'draft') && <StateCount state={state} />}
    </Link>
  );
}

function StateCount({ state }: { state: 'needs-human' | 'draft' }) {
  const { data, hasNextPage } = useInfiniteQuery(chatPages(useSellerId(), { state }));
  const count = chatsOf(data).length;
  if (count === 0) return null;
  return (
    <span
      className={classNames(
        'min-w-5 rounded-full px-1.5 text-center text-xs leading-5 font-semibold tabular-nums',
        state === 'needs-human' ? 'bg-danger text-on-danger' : 'bg-info-soft text-info',
      )}
    >
      {hasNextPage ? `${count}+` : count}
    </span>
  );
}

function ListingChip({ listingId }: { listingId: string }) {
  const t = useInboxTexts();
  const sellerId = useSellerId();
  const { data } = useQuery(queryOf('getListing', { params: { sellerId, listingId } }));
  return (
    <div className="flex items-center gap-1 self-start rounded-full bg-sunken py-1 pr-1 pl-3 text-sm">
      <span className="max-w-60 truncate">{t('listingFilter', { title: data?.title || listingId })}</span>
      <Link
        to="/sellers/$sellerId/chats"
        params={{ sellerId }}
        search={(now) => ({ ...now, listing: undefined })}
        aria-label={t('removeFilter')}
        className="rounded-full p-1.5 text-ink-soft hover:text-ink"
      >
        <X className="size-4" aria-hidden />
      </Link>
    </div>
  );
}
