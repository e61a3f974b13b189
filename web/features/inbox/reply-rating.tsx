import { useQueryClient } from '@tanstack/react-query';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../api/client.ts';
import { useAction } from '../../parts/use-action.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Reply } from './chat-stream-items.ts';
import { useChatTexts } from './chat-texts.ts';
import { useChatParams } from './chat-where.ts';

const RatingDialog = lazy(() =>
  import('./reply-rating-dialog.tsx').then((module) => ({ default: module.RatingDialog })),
);

/** Good at one press; bad asks what would have been better. */
export function ReplyRating({ reply, question }: { reply: Reply; question: string | undefined }) {
  const t = useChatTexts();
  const params = useChatParams();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const { replyId, version, rating } = reply;
  const praise = useAction(
    () => api.rateReply({ params: { ...params, replyId }, body: { isGood: true }, ifMatch: version }),
    {
      failure: t('rate.failed'),
      onDone: () => void queries.invalidateQueries({ queryKey: ['listReplies', { params }] }),
      refreshes: [['listReplies', { params }]],
    },
  );
  const isGood = rating?.isGood === true;
  const isBad = rating?.isGood === false;
  return (
    <span className="flex items-center">
      <button
        type="button"
        aria-pressed={isGood}
        aria-label={isGood ? t('rate.ratedGood') : t('rate.good')}
        title={isGood ? t('rate.ratedGood') : t('rate.good')}
        disabled={praise.isPending || isGood}
        onClick={() => praise.mutate()}
        className={classNames(thumb, isGood ? 'text-success' : 'text-ink-faint')}
      >
        <ThumbsUp className="size-4" aria-hidden />
      </button>
      <button
        type="button"
        aria-pressed={isBad}
        aria-label={isBad ? t('rate.ratedBad') : t('rate.bad')}
        title={isBad ? t('rate.ratedBad') : t('rate.bad')}
        onClick={() => setAsked(true)}
        className={classNames(thumb, isBad ? 'text-danger' : 'text-ink-faint')}
      >
        <ThumbsDown className="size-4" aria-hidden />
      </button>
      {isAsked && (
        <Suspense>
          <RatingDialog reply={reply} question={question} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </span>
  );
}

const thumb = 'inline-flex size-8 items-center justify-center rounded-md hover:bg-sunken hover:text-ink max-md:size-10';
