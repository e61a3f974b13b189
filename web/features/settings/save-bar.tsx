import { problemText } from '../../parts/problem-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useSettingsTexts } from './settings-texts.ts';

interface SaveBarProps {
  changes: number;
  problems: number;
  isBusy: boolean;
  error: Error | undefined;
  onSave(): void;
  onCancel(): void;
}

/** Stays in sight while something is not saved. */
export function SaveBar({ changes, problems, isBusy, error, onSave, onCancel }: SaveBarProps) {
  const t = useSettingsTexts();
  return (
    <section
      aria-label={t('bar.label')}
      className="sticky bottom-3 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border bg-raised px-4 py-3 shadow-lg"
    >
      <div className="min-w-0 flex-1 basis-52 text-sm" aria-live="polite">
        <p className="font-medium">
          {problems > 0 ? t('bar.wrong', { count: problems }) : t('bar.unsaved', { count: changes })}
        </p>
        {error !== undefined && (
          <p className="text-danger">
            {t('bar.failed')}. {problemText(error)}
          </p>
        )}
      </div>
      <div className="flex gap-2">
        <Button onClick={onCancel}>{t('bar.cancel')}</Button>
        <Button variant="primary" isBusy={isBusy} onClick={onSave}>
          {t('bar.save')}
        </Button>
      </div>
    </section>
  );
}
