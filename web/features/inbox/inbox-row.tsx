import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useFormats } from '../../language/formats.ts';
import type { ListedChat } from '../../parts/chat-changes.ts';
import { useChatNameTexts } from '../../parts/chat-name-texts.ts';
import { buyerName, listingTitle } from '../../parts/chat-names.ts';
import { useSellerId } from '../../parts/seller.ts';
import { useNow } from '../../parts/use-now.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { type InboxTexts, useInboxTexts } from './inbox-texts.ts';
import { markOf } from './inbox-words.ts';

const tones: Record<NonNullable<ReturnType<typeof markOf>>, Tone> = {
  'needs-human': 'danger',
  draft: 'info',
  answering: 'neutral',
  takeover: 'accent',
};

interface InboxRowProps {
  chat: ListedChat;
  isOpen: boolean;
}

/** A chat at a glance: what it is about, who, the last words, what it needs and for how long. */
export const InboxRow = memo(function InboxRow({ chat, isOpen }: InboxRowProps) {
  const t = useInboxTexts();
  const sellerId = useSellerId();
  const now = useNow();
  const names = useChatNameTexts();
  const mark = markOf(chat, now);
  return (
    <Link
      to="/sellers/$sellerId/chats/$chatId"
      params={{ sellerId, chatId: chat.chatId }}
      search={(search) => search}
      preload={false}
      aria-current={isOpen ? 'true' : undefined}
      className={classNames(
        'flex h-full flex-col justify-center gap-0.5 border-b border-l-3 px-3.5 outline-offset-[-2px]',
        isOpen ? 'bg-accent-soft' : 'hover:bg-sunken',
        chat.state === 'needs-human' ? 'border-l-danger' : 'border-l-transparent',
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{listingTitle(chat.listing, names)}</span>
        <Age chat={chat} />
      </span>
      <span className="truncate text-sm text-ink-soft">
        <bdi>{buyerName(chat.buyer, names)}</bdi>
        {chat.listing?.priceText !== undefined && ` · ${chat.listing.priceText}`}
      </span>
      <span className="flex items-center gap-2">
        <LastWords chat={chat} t={t} />
        {mark !== undefined && <Badge tone={tones[mark]}>{t(`mark.${mark}`)}</Badge>}
      </span>
    </Link>
  );
});

function LastWords({ chat, t }: { chat: ListedChat; t: InboxTexts }) {
  if (chat.found !== undefined) {
    return <mark className="min-w-0 flex-1 truncate bg-warning-soft text-sm text-ink">{chat.found.text}</mark>;
  }
  const { author = 'buyer', text = '' } = chat.lastMessage ?? {};
  return (
    <span className={classNames('min-w-0 flex-1 truncate text-sm', author === 'buyer' ? 'text-ink' : 'text-ink-soft')}>
      {t(`says.${author}`)}
      <bdi>{text}</bdi>
    </span>
  );
}

function Age({ chat }: { chat: ListedChat }) {
  const t = useInboxTexts();
  const formats = useFormats();
  const now = useNow();
  if (chat.unansweredSince !== undefined && chat.state !== 'waiting' && chat.state !== 'closed') {
    const seconds = Math.max(0, (now - chat.unansweredSince) / 1_000);
    return (
      <span
        className={classNames(
          'shrink-0 text-xs',
          chat.state === 'needs-human' ? 'font-medium text-danger' : 'text-ink-soft',
        )}
      >
        {t('waits', { time: formats.duration(Math.round(seconds)) })}
      </span>
    );
  }
  const at = chat.lastMessage?.at ?? chat.updatedAt;
  return (
    <time dateTime={at} title={formats.dateTime(at)} className="shrink-0 text-xs text-ink-soft">
      {formats.shortTime(at)}
    </time>
  );
}
