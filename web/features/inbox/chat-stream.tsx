import { ArrowDown, LoaderCircle, MessagesSquare } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useFormats } from '../../language/formats.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ChatMarker } from './chat-marker.tsx';
import type { Message } from './chat-messages.ts';
import { useNearness, useReadingPlace } from './chat-scroll.ts';
import { byDay, type Day, type StreamItem } from './chat-stream-items.ts';
import { useChatTexts } from './chat-texts.ts';
import { MessageBubble } from './message-bubble.tsx';

interface Older {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: Error | null;
  fetchNextPage(): unknown;
}
interface ChatStreamProps {
  items: StreamItem[];
  buyerName: string | undefined;
  older: Older;
  isAnswering: boolean;
  isNewestOwn: boolean;
}

/** All that was said, by days; older messages come as one scrolls up to them. */
export function ChatStream({ items, buyerName, older, isAnswering, isNewestOwn }: ChatStreamProps) {
  const t = useChatTexts();
  const formats = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const days = useMemo(() => byDay(items, formats.dayKey), [items, formats]);
  const { hasNews, toEnd } = useReadingPlace(box, { key: items.at(-1)?.key, isOwn: isNewestOwn });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = older;
  const mark = useNearness(
    box,
    hasNextPage && !isFetchingNextPage && !isFetchNextPageError,
    () => void fetchNextPage(),
  );
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={box}
        role="log"
        aria-label={t('log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: by keyboard, too, one must be able to scroll
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 [overflow-anchor:none] focus-visible:-outline-offset-2 md:px-5"
      >
        <div className="mx-auto flex min-h-full max-w-3xl flex-col justify-end py-3">
          <div ref={mark}>
            <OlderState older={older} isEmpty={items.length === 0} />
          </div>
          {items.length === 0 && <EmptyState icon={MessagesSquare} title={t('empty')} />}
          {days.map((day) => (
            <DayOfChat key={day.key} day={day} buyerName={buyerName} />
          ))}
          {isAnswering && (
            <p className="mt-3 flex items-center justify-end gap-2 text-sm text-ink-soft">
              <LoaderCircle className="size-4 animate-spin" aria-hidden />
              {t('state.answering')}
            </p>
          )}
        </div>
      </div>
      {hasNews && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center" role="status">
          <Button variant="primary" className="pointer-events-auto rounded-full! shadow-lg" onClick={toEnd}>
            {t('newMessages')}
            <ArrowDown aria-hidden />
          </Button>
        </div>
      )}
    </div>
  );
}

function OlderState({ older, isEmpty }: { older: Older; isEmpty: boolean }) {
  const t = useChatTexts();
  if (older.isFetchingNextPage) {
    return (
      <p className="flex h-10 items-center justify-center gap-2 text-sm text-ink-soft" role="status">
        <LoaderCircle className="size-4 animate-spin" aria-hidden />
        {t('olderLoading')}
      </p>
    );
  }
  if (!older.hasNextPage) {
    return isEmpty ? null : (
      <p className="flex h-10 items-center justify-center text-xs text-ink-faint">{t('beginning')}</p>
    );
  }
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-center gap-2 text-sm text-ink-soft">
      {older.isFetchNextPageError && older.error !== null && <span>{problemText(older.error)}</span>}
      <Button variant="quiet" size="small" onClick={() => void older.fetchNextPage()}>
        {t('older')}
      </Button>
    </div>
  );
}

function DayOfChat({ day, buyerName }: { day: Day; buyerName: string | undefined }) {
  const t = useChatTexts();
  const formats = useFormats();
  const today = formats.dayKey(Date.now());
  const yesterday = formats.dayKey(Date.now() - 86_400_000);
  const name = day.key === today ? t('today') : day.key === yesterday ? t('yesterday') : formats.day(day.at);
  return (
    <section aria-label={name}>
      <h3 className="sticky top-1 z-10 mx-auto my-2 w-fit rounded-full border bg-surface px-3 py-0.5 text-xs font-medium text-ink-soft">
        {name}
      </h3>
      {day.items.map((item, place) => (
        <div key={item.key} data-key={item.key} className={isContinued(item, day.items[place - 1]) ? 'pt-1' : 'pt-3.5'}>
          {item.kind === 'marker' ? (
            <ChatMarker marker={item.marker} at={item.at} reply={item.reply} />
          ) : (
            <MessageBubble
              message={item.message}
              reply={item.reply}
              question={item.question}
              buyerName={buyerName}
              isContinued={isContinued(item, day.items[place - 1])}
              isSilenceTold={isSilenceTold(item.message, day.items[place + 1])}
            />
          )}
        </div>
      ))}
    </section>
  );
}

const TOGETHER_MS = 300_000;

/** The same person goes on at once. */
function isContinued(item: StreamItem, before: StreamItem | undefined): boolean {
  if (item.kind !== 'message' || before?.kind !== 'message') return false;
  const isSame = item.message.author === before.message.author && item.message.userId === before.message.userId;
  return isSame && Date.parse(item.at) - Date.parse(before.at) < TOGETHER_MS;
}

function isSilenceTold({ silentBecause }: Message, next: StreamItem | undefined): boolean {
  return next?.kind === 'message' && silentBecause !== undefined && next.message.silentBecause === silentBecause;
}
