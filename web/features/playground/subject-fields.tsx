import { Field, Input, TextArea } from '../../ui/field.tsx';
import { ListingChoice } from './listing-choice.tsx';
import { Segments } from './segments.tsx';
import type { Subject, SubjectProblem } from './subject.ts';
import { usePlaygroundTexts } from './texts.ts';

type Fields = 'listingId' | 'title' | 'price' | 'text' | 'notes';

interface SubjectFieldsProps {
  subject: Subject;
  /** Those that are to be shown by now. */
  problems: Partial<Record<Fields, SubjectProblem>>;
  onChange(subject: Subject): void;
}

/** What a talk is about: a listing of the shop, one that is made up here, or none. */
export function SubjectFields({ subject, problems, onChange }: SubjectFieldsProps) {
  const t = usePlaygroundTexts();
  const kinds = (['listing', 'ad-hoc', 'none'] as const).map((value) => ({ value, text: t(`subject.${value}`) }));
  return (
    <div className="flex flex-col gap-3">
      <Segments
        label={t('subject.label')}
        options={kinds}
        value={subject.kind}
        onChange={(kind) => onChange({ ...subject, kind })}
      />
      {subject.kind === 'listing' && (
        <ListingChoice
          listingId={subject.listingId}
          error={problems.listingId && t(`problem.${problems.listingId}`)}
          onChange={(listingId) => onChange({ ...subject, listingId })}
        />
      )}
      {subject.kind === 'ad-hoc' && <AdHocFields subject={subject} problems={problems} onChange={onChange} />}
      {subject.kind === 'none' && <p className="text-sm text-ink-soft">{t('subject.noneAbout')}</p>}
    </div>
  );
}

function AdHocFields({ subject, problems, onChange }: SubjectFieldsProps) {
  const t = usePlaygroundTexts();
  const errorOf = (field: Fields) => problems[field] && t(`problem.${problems[field]}`);
  return (
    <div className="grid gap-3 sm:grid-cols-[1fr_9rem]">
      <Field label={t('subject.titleField')} error={errorOf('title')}>
        <Input
          value={subject.title}
          placeholder={t('subject.titleExample')}
          onChange={(event) => onChange({ ...subject, title: event.target.value })}
        />
      </Field>
      <Field label={t('subject.price')} error={errorOf('price')}>
        <Input
          inputMode="decimal"
          value={subject.price}
          onChange={(event) => onChange({ ...subject, price: event.target.value })}
        />
      </Field>
      <Field label={t('subject.text')} error={errorOf('text')} className="sm:col-span-2">
        <TextArea
          rows={3}
          value={subject.text}
          onChange={(event) => onChange({ ...subject, text: event.target.value })}
        />
      </Field>
      <Field
        label={t('subject.notes')}
        hint={t('subject.notesHint')}
        error={errorOf('notes')}
        className="sm:col-span-2"
      >
        <TextArea
          rows={2}
          value={subject.notes}
          onChange={(event) => onChange({ ...subject, notes: event.target.value })}
        />
      </Field>
    </div>
  );
}
