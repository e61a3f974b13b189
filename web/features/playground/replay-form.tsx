import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { queryOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { useSeller } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { ListingChoice } from './listing-choice.tsx';
import type { PagedRun, RunState } from './paged-run.ts';
import { chatsOfTyped, questionOf, type ReplayValues } from './replay-question.ts';
import { useReplayTexts } from './replay-texts.ts';
import { mostAnswers, type Replay, TURNS_A_CHAT } from './replay-verdict.ts';
import { Segments } from './segments.tsx';
import { AS_THEY_ARE } from './tried-settings.ts';
import { TriedSettingsFields } from './tried-settings-fields.tsx';

interface ReplayFormProps {
  run: PagedRun<Replay>;
  state: RunState<Replay>;
}

/** Which chats, and what it may cost, before it begins. */
export function ReplayForm({ run, state }: ReplayFormProps) {
  const t = useReplayTexts();
  const { sellerId, mode } = useSeller();
  const { timeZone, dayKey } = useFormats();
  // Who looks here thinks of letting the bot answer: so it is replayed as if it did.
  const [values, setValues] = useState<ReplayValues>({
    chats: '10',
    since: '',
    listingId: '',
    settings: mode === 'auto' ? AS_THEY_ARE : { ...AS_THEY_ARE, mode: 'auto' },
  });
  const [isOneListing, setOneListing] = useState(false);
  const settings = useQuery(queryOf('getSettings', { params: { sellerId } }));
  const change = (changed: Partial<ReplayValues>) => setValues({ ...values, ...changed });
  const chats = chatsOfTyped(values.chats);
  const isRunning = state.status === 'running';
  const start = () => {
    const body = questionOf(values, { timeZone, present: settings.data });
    if (body === undefined) return;
    void run.start((cursor, signal) => api.backtest({ params: { sellerId }, body: { ...body, cursor }, signal }), {
      total: body.chats ?? 1,
    });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-[9rem_11rem_1fr]">
        <Field label={t('chats')} error={chats === undefined ? t('chatsWrong') : undefined}>
          <Input inputMode="numeric" value={values.chats} onChange={(event) => change({ chats: event.target.value })} />
        </Field>
        <Field label={t('since')} hint={t('sinceHint')}>
          <Input
            type="date"
            value={values.since}
            max={dayKey(Date.now())}
            onChange={(event) => change({ since: event.target.value })}
          />
        </Field>
        <div className="col-span-2 flex flex-col gap-2 sm:col-span-1">
          <Segments
            label={t('listing')}
            options={[
              { value: 'all', text: t('anyListing') },
              { value: 'one', text: t('oneListing') },
            ]}
            value={isOneListing ? 'one' : 'all'}
            onChange={(choice) => {
              setOneListing(choice === 'one');
              if (choice === 'all') change({ listingId: '' });
            }}
          />
          {isOneListing && (
            <ListingChoice listingId={values.listingId} onChange={(listingId) => change({ listingId })} />
          )}
        </div>
      </div>
      <TriedSettingsFields tried={values.settings} onChange={(tried) => change({ settings: tried })} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" isBusy={isRunning} disabled={chats === undefined || settings.isPending}>
          {t('start')}
        </Button>
        {chats !== undefined && (
          <p className="max-w-prose min-w-0 flex-1 basis-64 text-sm text-ink-soft">
            {t('cost', { answers: mostAnswers(chats), chats, each: TURNS_A_CHAT })}
          </p>
        )}
      </div>
    </form>
  );
}
