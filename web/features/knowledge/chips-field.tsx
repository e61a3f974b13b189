import { Plus, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { withChips } from './chips.ts';
import { useKnowledgeTexts } from './texts.ts';

interface ChipsFieldProps {
  label: string;
  hint: string;
  error?: string | undefined;
  values: string[];
  onChange(values: string[]): void;
  /** What is typed and no word of the list yet; who saves adds it by `withChips`. */
  typed: string;
  onType(typed: string): void;
}

/** A few words, each of them taken away by its button. */
export function ChipsField({ label, hint, error, values, onChange, typed, onType }: ChipsFieldProps) {
  const t = useKnowledgeTexts();
  const take = (text: string) => {
    const next = withChips(values, text);
    if (next.length !== values.length) onChange(next);
    onType('');
  };
  return (
    <Field label={label} hint={`${hint} ${t('chips.hint')}`} error={error}>
      {values.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {values.map((value) => (
            <li key={value} className="flex max-w-full items-center rounded-full bg-sunken pl-3 text-sm">
              <span className="words min-w-0 py-1">{value}</span>
              <button
                type="button"
                aria-label={t('chips.remove', { value })}
                onClick={() => onChange(values.filter((other) => other !== value))}
                className="flex size-10 shrink-0 items-center justify-center rounded-full text-ink-soft hover:text-ink md:size-8"
              >
                <X className="size-3.5" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-2">
        <Input
          value={typed}
          autoComplete="off"
          onChange={(event) => {
            const { value } = event.target;
            if (/[,;]$/.test(value)) take(value);
            else onType(value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            take(typed);
          }}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text');
            if (!/[,;\n]/.test(text)) return;
            event.preventDefault();
            take(`${typed}${text}`);
          }}
        />
        <Button size="icon" aria-label={t('chips.add')} onClick={() => take(typed)}>
          <Plus aria-hidden />
        </Button>
      </div>
    </Field>
  );
}
