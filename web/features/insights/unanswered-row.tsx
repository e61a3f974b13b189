import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Item, queryOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { useChatNameTexts } from '../../parts/chat-name-texts.ts';
import { buyerName, listingTitle } from '../../parts/chat-names.ts';
import { reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { useSellerId } from '../../parts/seller.ts';
import { useNow } from '../../parts/use-now.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { useInsightsTexts } from './texts.ts';

type WaitingChat = Item<'listUnanswered'>;

const tones: Record<WaitingChat['state'], Tone> = { 'needs-human': 'danger', draft: 'info', answering: 'neutral' };
/** What a chat is about hardly ever changes. */
const NAMES_STAY_MS = 10 * 60_000;

/** Who waits, what about, for how long and why; it leads to the chat. */
export function UnansweredRow({ chat }: { chat: WaitingChat }) {
  const t = useInsightsTexts();
  const decisions = useDecisionTexts();
  const formats = useFormats();
  const now = useNow();
  const { chatId, state, since, reason } = chat;
  const sellerId = useSellerId();
  const { buyer, title } = useNames(chat);
  const waited = Math.max(0, Math.round((now - Date.parse(since)) / 1_000));
  return (
    <Link
      to="/sellers/$sellerId/chats/$chatId"
      params={{ sellerId, chatId }}
      preload={false}
      className="flex flex-col gap-0.5 rounded-lg px-2 py-2 hover:bg-sunken"
    >
      <span className="flex items-baseline gap-3">
        <bdi className="line-clamp-2 min-w-0 flex-1 text-sm font-medium [overflow-wrap:anywhere]">{title}</bdi>
        <time
          dateTime={since}
          title={formats.dateTime(since)}
          className="shrink-0 text-sm font-medium text-danger tabular-nums"
        >
          {t('unanswered.waits', { time: formats.duration(waited) })}
        </time>
      </span>
      <span className="flex flex-wrap items-start gap-x-2 gap-y-1">
        <span className="min-w-0 flex-1 basis-56 text-sm [overflow-wrap:anywhere] text-ink-soft">
          <bdi>{buyer}</bdi>
          {reason !== undefined && ` · ${reasonText(reason, decisions)}`}
        </span>
        <Badge tone={tones[state]}>{t(`unanswered.${state}`)}</Badge>
      </span>
    </Link>
  );
}

/** The list tells numbers only; the names come from the chat. */
function useNames({ chatId, listingId, buyerId }: WaitingChat): { buyer: string; title: string } {
  const names = useChatNameTexts();
  const sellerId = useSellerId();
  const { data } = useQuery({ ...queryOf('getChat', { params: { sellerId, chatId } }), staleTime: NAMES_STAY_MS });
  const buyer = data?.buyer ?? (buyerId === undefined ? undefined : { id: buyerId });
  const listing = data?.listing ?? (listingId === undefined ? undefined : { id: listingId });
  return { buyer: buyerName(buyer, names), title: listingTitle(listing, names) };
}
