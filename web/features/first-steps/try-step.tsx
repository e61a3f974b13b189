import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '../../api/client.ts';
import type { Answer } from '../../api/queries.ts';
import { reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Select, TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { SetUpShop } from './set-up-shop.ts';
import { useStepsTexts } from './texts.ts';

const LONGEST_QUESTION = 2_000;

/** One question and what the bot would say; nothing is sent. */
export function TryStep({ shop: { seller, listings } }: { shop: SetUpShop }) {
  const t = useStepsTexts();
  const { sellerId } = seller;
  const [first] = listings;
  const form = useForm({ defaultValues: { question: t('try.example'), listingId: first?.listingId ?? '' } });
  const [reply, setReply] = useState<Answer<'tryReply'>>();
  const ask = useAction(
    ({ question, listingId }: { question: string; listingId: string }) =>
      api.tryReply({
        params: { sellerId },
        body: {
          ...(listingId === '' ? {} : { listingId }),
          messages: [{ author: 'buyer', text: question }],
        },
      }),
    { onDone: setReply },
  );
  const { errors } = form.formState;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-sm text-ink-soft">{t('try.about')}</p>
      <form noValidate onSubmit={form.handleSubmit((asked) => ask.mutate(asked))} className="flex flex-col gap-4">
        <Field label={t('try.listing')}>
          <Select {...form.register('listingId')}>
            <option value="">{t('try.noListing')}</option>
            {listings.map(({ listingId, title }) => (
              <option key={listingId} value={listingId}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('try.question')} error={errors.question?.message}>
          <TextArea
            rows={2}
            maxLength={LONGEST_QUESTION}
            {...form.register('question', { validate: (text) => text.trim() !== '' || t('try.required') })}
          />
        </Field>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant={reply === undefined ? 'primary' : 'secondary'} isBusy={ask.isPending}>
            {t('try.ask')}
          </Button>
          <Link
            to="/sellers/$sellerId/playground"
            params={{ sellerId }}
            className="inline-flex min-h-10 items-center text-sm font-medium text-accent hover:underline"
          >
            {t('try.more')}
          </Link>
        </div>
      </form>
      {ask.error !== null && (
        <Notice tone="danger" title={t('try.failed')} isNews>
          {problemText(ask.error)}
        </Notice>
      )}
      <div aria-live="polite">{reply !== undefined && ask.error === null && <Reply reply={reply} />}</div>
    </div>
  );
}

function Reply({ reply: { decision, text, reason } }: { reply: Answer<'tryReply'> }) {
  const t = useStepsTexts();
  const words = useDecisionTexts();
  return (
    <div>
      <p className="text-sm text-ink-soft">
        {decision === 'reply' ? t('try.reply') : text === '' ? t('try.handOffSilent') : t('try.handOff')}
      </p>
      {text !== '' && <p className="words mt-1.5 max-w-prose rounded-2xl bg-bubble-bot px-4 py-2.5 text-sm">{text}</p>}
      <p className="mt-1.5 text-sm text-ink-soft">{t('try.why', { reason: reasonText(reason, words) })}</p>
    </div>
  );
}
