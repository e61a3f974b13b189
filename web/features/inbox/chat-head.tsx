import { Link } from '@tanstack/react-router';
import { ArrowLeft, Tag } from 'lucide-react';
import { useChatNameTexts } from '../../parts/chat-name-texts.ts';
import { buyerName, listingTitle } from '../../parts/chat-names.ts';
import { Badge } from '../../ui/badge.tsx';
import { buttonClasses } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { Chat } from './chat-data.ts';
import { ChatMenu } from './chat-menu.tsx';
import { useChatTexts } from './chat-texts.ts';
import { useChatParams } from './chat-where.ts';

/** What the chat is about and with whom. */
export function ChatHead({ chat }: { chat: Chat }) {
  const t = useChatTexts();
  const { sellerId } = useChatParams();
  const { listing } = chat;
  const names = useChatNameTexts();
  const title = listingTitle(listing, names);
  return (
    <header className="flex items-center gap-2 border-b bg-surface px-2 py-2 md:px-4">
      <Link
        to="/sellers/$sellerId/chats"
        params={{ sellerId }}
        search={(search) => search}
        aria-label={t('back')}
        className={classNames(buttonClasses({ variant: 'quiet', size: 'icon' }), 'md:hidden')}
      >
        <ArrowLeft aria-hidden />
      </Link>
      <span className="hidden size-9 shrink-0 items-center justify-center rounded-lg bg-sunken text-ink-faint md:flex">
        <Tag className="size-4" aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-sm font-semibold">
          {listing === undefined ? (
            title
          ) : (
            <Link
              to="/sellers/$sellerId/knowledge/listings/$listingId"
              params={{ sellerId, listingId: listing.id }}
              className="hover:underline"
              title={title}
            >
              {title}
            </Link>
          )}
        </h2>
        <p className="flex min-w-0 items-center gap-x-2 text-sm text-ink-soft">
          {listing?.priceText !== undefined && (
            <span className="shrink-0 font-medium text-ink">{listing.priceText}</span>
          )}
          {listing !== undefined && listing.status !== 'active' && (
            <Badge tone={listing.status === 'inactive' ? 'warning' : 'neutral'}>{t(`listing.${listing.status}`)}</Badge>
          )}
          <bdi className="min-w-0 truncate">{buyerName(chat.buyer, names)}</bdi>
        </p>
      </div>
      <ChatMenu chat={chat} />
    </header>
  );
}
