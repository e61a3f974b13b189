import { Check, Clock, TriangleAlert } from 'lucide-react';
import { ApiProblem } from '../../../shared/api/client.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { tellDone } from '../../ui/toasts.tsx';
import type { Message } from './chat-messages.ts';
import { useSending } from './chat-sending.ts';
import { useChatTexts } from './chat-texts.ts';
import { useKeptKey, useMyId } from './chat-where.ts';
import { addWords } from './composer-words.ts';

/** How far a message of ours has come, beside its time. */
export function DeliveryMark({ delivery }: { delivery: Message['delivery'] }) {
  const t = useChatTexts();
  if (delivery === 'received' || delivery === 'not-sent') return null;
  const isSent = delivery === 'sent';
  const Icon = isSent ? Check : Clock;
  return <Icon role="img" aria-label={isSent ? t('delivery.sent') : t('delivery.sending')} className="size-3.5" />;
}

/** What to do about a message that was not sent. */
export function NotSent({ message, text }: { message: Message; text: string }) {
  const t = useChatTexts();
  const myId = useMyId();
  const key = useKeptKey();
  const { outbox, retry, drop, restore } = useSending();
  const { clientMessageId, failure, userId } = message;
  if (clientMessageId === undefined) return null;
  const mine = outbox.find((outgoing) => outgoing.clientMessageId === clientMessageId);
  const isMine = userId === undefined || userId === myId;
  const why = mine?.problem ?? (failure === undefined ? undefined : problemText(problemOf(failure)));
  const remove = () => {
    drop(clientMessageId);
    tellDone(t('delivery.dropped'), { label: t('delivery.undo'), onClick: () => restore(clientMessageId) });
  };
  const edit = () => {
    addWords(key, text);
    drop(clientMessageId);
  };
  return (
    <div className="mt-1 text-right text-sm" role="alert">
      <p className="inline-flex items-start gap-1.5 text-left text-danger">
        <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
        <span>
          <strong className="font-medium">{t('delivery.notSent')}.</strong> {why} {isMine ? '' : t('delivery.others')}
        </span>
      </p>
      {isMine && (
        <p className="flex flex-wrap justify-end gap-x-1">
          <button
            type="button"
            title={t('delivery.safe')}
            onClick={() => retry(clientMessageId, text)}
            className={`${action} font-medium text-accent-strong`}
          >
            {t('delivery.retry')}
          </button>
          {mine?.isRefused === true && (
            <button type="button" onClick={edit} className={action}>
              {t('delivery.edit')}
            </button>
          )}
          {mine !== undefined && (
            <button type="button" onClick={remove} className={action}>
              {t('delivery.drop')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

const action = 'min-h-8 rounded-md px-2 hover:bg-sunken max-md:min-h-10';

/** The code that the server noted, as the problem it was: words for people are found by the code. */
function problemOf(code: string): ApiProblem {
  return new ApiProblem(502, { code }, null);
}
