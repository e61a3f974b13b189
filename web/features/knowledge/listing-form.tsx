import { RotateCcw } from 'lucide-react';
import type { UseFormReturn } from 'react-hook-form';
import type { Answer } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { useDecisionTexts } from '../../parts/decision-texts.ts';
import { useFieldProblemTexts } from '../../parts/field-problem-texts.ts';
import { useSeller } from '../../parts/seller.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field, Input, TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import { LeaveQuestion, useLeaving } from './leave-question.tsx';
import { draftOf, type ListingDraft, roublesOf } from './listing-draft.ts';
import { useListingTexts } from './listing-texts.ts';
import { useKnowledgeTexts } from './texts.ts';
import { useListingDraft } from './use-listing-draft.ts';

type Listing = Answer<'getListing'>;
interface PartProps {
  form: UseFormReturn<ListingDraft>;
  draft: ListingDraft;
  listing: Listing;
}

const LONGEST_TEXT = 10_000;
const LONGEST_NOTES = 4_000;
const HIGHEST_PRICE = 1_000_000_000;
const modes = ['inherit', 'auto', 'draft', 'off'] as const;

/** What the seller says of a listing. Leaving with changes asks, and somebody else's changes take nothing away. */
export function ListingForm({ listing }: { listing: Listing }) {
  const t = useListingTexts();
  const { form, draft, base, clashes, save, startAgain, isDirty } = useListingDraft(listing);
  const leaving = useLeaving(isDirty);
  const words = useDecisionTexts();
  const now = draftOf(base);
  const part = { form, draft, listing: base };
  return (
    <div className="min-w-0">
      <form onSubmit={save} noValidate className="flex min-w-0 flex-col gap-4 lg:gap-5">
        {clashes.length > 0 && (
          <ChangedNotice
            differences={clashes.map((field) => ({
              label: t(`fields.${field}`),
              value: field === 'mode' ? words(`mode.${now.mode}`) : now[field],
            }))}
            onTake={startAgain}
          />
        )}
        <TextCard {...part} />
        <Card title={t('notes')} about={t('notesHint')}>
          <NotesField {...part} />
        </Card>
        <Card>
          <FloorPriceField {...part} />
        </Card>
        <ModeCard {...part} />
        {isDirty && <SaveBar isBusy={form.formState.isSubmitting} onUndo={startAgain} />}
      </form>
      <LeaveQuestion
        isOpen={leaving.status === 'blocked'}
        onStay={() => leaving.reset?.()}
        onLeave={() => leaving.proceed?.()}
      />
    </div>
  );
}

function TextCard({ form, draft, listing: { textSource } }: PartProps) {
  const t = useListingTexts();
  const common = useKnowledgeTexts();
  const problems = useFieldProblemTexts();
  const isEmpty = draft.text.trim() === '';
  return (
    <Card
      title={t('text')}
      about={t('textAbout')}
      actions={
        textSource !== undefined && (
          <Badge tone={textSource === 'person' ? 'accent' : 'neutral'}>{t(`sources.${textSource}`)}</Badge>
        )
      }
    >
      {textSource === undefined && isEmpty && (
        <Notice tone="warning" className="mb-3">
          {t('textMissing')}
        </Notice>
      )}
      <Field
        label={<span className="sr-only">{t('text')}</span>}
        hint={
          <>
            {common('letters', { used: draft.text.length, most: LONGEST_TEXT })}
            {textSource !== undefined && !isEmpty && (
              <span className="mt-0.5 block">{t(textSource === 'person' ? 'textFromPerson' : 'textFromFeed')}</span>
            )}
          </>
        }
        error={form.formState.errors.text?.message}
      >
        <TextArea
          rows={10}
          dir="auto"
          {...form.register('text', {
            validate: (text) => text.trim().length <= LONGEST_TEXT || problems('tooLong', { limit: LONGEST_TEXT }),
          })}
        />
      </Field>
      {textSource !== undefined && isEmpty && (
        <Notice tone="info" className="mt-3" isNews>
          {t('textWillReturn')}
        </Notice>
      )}
      {textSource === 'person' && !isEmpty && (
        <Button
          size="small"
          className="mt-3"
          onClick={() => form.setValue('text', '', { shouldDirty: true, shouldValidate: true })}
        >
          <RotateCcw aria-hidden />
          {t('returnText')}
        </Button>
      )}
    </Card>
  );
}

function NotesField({ form, draft }: PartProps) {
  const t = useListingTexts();
  const common = useKnowledgeTexts();
  const problems = useFieldProblemTexts();
  return (
    <Field
      label={<span className="sr-only">{t('notes')}</span>}
      hint={common('letters', { used: draft.notes.length, most: LONGEST_NOTES })}
      error={form.formState.errors.notes?.message}
    >
      <TextArea
        rows={4}
        dir="auto"
        {...form.register('notes', {
          validate: (notes) => notes.trim().length <= LONGEST_NOTES || problems('tooLong', { limit: LONGEST_NOTES }),
        })}
      />
    </Field>
  );
}

function FloorPriceField({ form, draft, listing: { price } }: PartProps) {
  const t = useListingTexts();
  const formats = useFormats();
  const floor = roublesOf(draft.floorPrice);
  return (
    <>
      <Field
        label={t('floorPrice')}
        hint={t('floorPriceHint')}
        error={form.formState.errors.floorPrice?.message}
        className="max-w-md"
      >
        <Input
          inputMode="decimal"
          autoComplete="off"
          className="max-w-48"
          {...form.register('floorPrice', {
            validate: (typed) => {
              const roubles = roublesOf(typed);
              if (roubles === undefined) return t('floorPriceWrong');
              return roubles === null || roubles <= HIGHEST_PRICE || t('floorPriceMost');
            },
          })}
        />
      </Field>
      {typeof floor === 'number' && price !== undefined && floor > price && (
        <Notice tone="warning" className="mt-3" isNews>
          {t('floorAbovePrice', { price: formats.roubles(price) })}
        </Notice>
      )}
    </>
  );
}

function ModeCard({ form, draft }: PartProps) {
  const t = useListingTexts();
  const words = useDecisionTexts();
  const seller = useSeller();
  return (
    <Card title={t('mode')}>
      <RadioCards
        legend={t('mode')}
        value={draft.mode}
        onChoose={(mode) => form.setValue('mode', mode, { shouldDirty: true })}
        className="sm:grid-cols-2"
        cards={modes.map((mode) => ({
          value: mode,
          title: mode === 'inherit' ? t('asShop', { mode: words(`mode.${seller.mode}`) }) : words(`mode.${mode}`),
          about: words(`modeAbout.${mode}`),
        }))}
      />
    </Card>
  );
}

function SaveBar({ isBusy, onUndo }: { isBusy: boolean; onUndo: () => void }) {
  const t = useListingTexts();
  const common = useKnowledgeTexts();
  return (
    <div className="sticky bottom-3 z-10 flex flex-wrap items-center justify-between gap-2 rounded-xl border bg-raised p-3 shadow-lg">
      <p className="px-1 text-sm text-ink-soft max-sm:sr-only" role="status">
        {t('unsaved')}
      </p>
      <div className="ml-auto flex gap-2">
        <Button variant="quiet" onClick={onUndo}>
          {t('undo')}
        </Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {common('save')}
        </Button>
      </div>
    </div>
  );
}
