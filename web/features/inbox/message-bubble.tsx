import { BellOff, Bot, CircleUserRound, Info, type LucideIcon, Store } from 'lucide-react';
import { useFormats } from '../../language/formats.ts';
import { reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { usePeopleNames } from '../../parts/people-names.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Message } from './chat-messages.ts';
import type { Reply } from './chat-stream-items.ts';
import { type ChatTexts, useChatTexts } from './chat-texts.ts';
import { useMyId } from './chat-where.ts';
import { useWho } from './chat-who.ts';
import { MessageContent } from './message-content.tsx';
import { DeliveryMark, NotSent } from './message-delivery.tsx';
import { ReplyRating } from './reply-rating.tsx';
import { ReplyReasons } from './reply-reasons.tsx';

interface BubbleProps {
  message: Message;
  reply?: Reply | undefined;
  question?: string | undefined;
  buyerName: string | undefined;
  /** The one before is of the same author: his name need not stand there again. */
  isContinued: boolean;
  /** The one below was left unanswered for the same reason: it is said there. */
  isSilenceTold: boolean;
}

const looks: Record<Exclude<Message['author'], 'system'>, { icon: LucideIcon; bubble: string; mark: string }> = {
  buyer: { icon: CircleUserRound, bubble: 'rounded-bl-md border bg-bubble-buyer', mark: 'text-ink-soft' },
  bot: { icon: Bot, bubble: 'rounded-br-md bg-bubble-bot', mark: 'text-info' },
  human: { icon: Store, bubble: 'rounded-br-md bg-bubble-human', mark: 'text-accent-strong' },
};

/** A message with who said it, when, how far it came, and for the bot's why. */
export function MessageBubble({ message, reply, question, buyerName, isContinued, isSilenceTold }: BubbleProps) {
  const t = useChatTexts();
  const myId = useMyId();
  const people = usePeopleNames();
  const { author, content, delivery } = message;
  if (author === 'system') return <SystemMessage message={message} />;
  const isOurs = author !== 'buyer';
  const { icon: Icon, bubble, mark } = looks[author];
  const name = nameOf(message, { buyer: buyerName, myId, people }, t);
  return (
    <article
      aria-label={name}
      className={classNames('flex flex-col', isOurs ? 'items-end pl-8 sm:pl-16' : 'items-start pr-8 sm:pr-16')}
    >
      {!isContinued && (
        <p className={classNames('mb-1 flex items-center gap-1.5 px-1 text-xs font-medium', mark)}>
          <Icon className="size-3.5 shrink-0" aria-hidden />
          <span className="words">{name}</span>
        </p>
      )}
      <div
        className={classNames(
          'flex max-w-full min-w-0 items-end justify-end gap-x-3 rounded-2xl px-3.5 py-2 sm:max-w-xl',
          content.kind === 'image' ? 'flex-col gap-y-1 px-2!' : 'flex-wrap',
          bubble,
          delivery === 'not-sent' && 'ring-1 ring-danger',
        )}
      >
        <div className="max-w-full min-w-0 grow">
          <MessageContent content={content} author={name} />
        </div>
        <Foot message={message} />
      </div>
      {delivery === 'not-sent' && content.kind === 'text' && <NotSent message={message} text={content.text} />}
      {message.silentBecause !== undefined && !isSilenceTold && <Silence reason={message.silentBecause} />}
      {reply !== undefined && (
        <div className="flex w-full min-w-0 items-start justify-end gap-x-2 sm:max-w-xl">
          <div className="min-w-0 flex-1">
            <ReplyReasons reply={reply} />
          </div>
          <ReplyRating reply={reply} question={question} />
        </div>
      )}
    </article>
  );
}

function Foot({ message }: { message: Message }) {
  const t = useChatTexts();
  const who = useWho();
  const formats = useFormats();
  const { author, at, delivery, userId } = message;
  return (
    <p className="flex flex-wrap items-center justify-end gap-x-1.5 text-xs leading-5 text-ink-soft">
      {author === 'bot' && userId !== undefined && <span>{t('checkedBy', { who: who(userId) })}</span>}
      <time dateTime={at} title={formats.dateTime(at)}>
        {formats.clock(at)}
      </time>
      <DeliveryMark delivery={delivery} />
    </p>
  );
}

function Silence({ reason }: { reason: string }) {
  const t = useChatTexts();
  const words = useDecisionTexts();
  return (
    <p className="mt-1 flex items-start gap-1.5 px-1 text-xs text-ink-soft">
      <BellOff className="mt-px size-3.5 shrink-0" aria-hidden />
      {t('silent', { reason: reasonText(reason, words) })}
    </p>
  );
}

function SystemMessage({ message: { content, at } }: { message: Message }) {
  const t = useChatTexts();
  const formats = useFormats();
  return (
    <article
      aria-label={t('author.system')}
      className="mx-auto flex max-w-[92%] items-start gap-2 text-sm text-ink-soft"
    >
      <Info className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0">
        <MessageContent content={content} author={t('author.system')} />
      </div>
      <time dateTime={at} className="mt-0.5 text-xs">
        {formats.clock(at)}
      </time>
    </article>
  );
}

function nameOf(
  { author, userId, clientMessageId }: Message,
  { buyer, myId, people }: { buyer: string | undefined; myId: string; people: ReadonlyMap<string, string> },
  t: ChatTexts,
) {
  if (author === 'buyer') return buyer ?? t('author.buyer');
  if (author !== 'human') return t(`author.${author}`);
  if (userId !== undefined && userId !== myId) return people.get(userId) ?? t('author.colleague');
  return clientMessageId === undefined ? t('author.human') : t('author.you');
}
