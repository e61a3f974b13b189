import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useKnowledgeTexts } from './texts.ts';

export interface Difference {
  label: string;
  /** As it is saved now. */
  value: string;
}

/** Somebody else was quicker: what was typed stays, and beside it stands what is saved now. */
export function ChangedNotice({ differences, onTake }: { differences: Difference[]; onTake: () => void }) {
  const t = useKnowledgeTexts();
  return (
    <Notice tone="warning" title={t('changedTitle')} isNews>
      <p className="mt-0.5">{t('changedAbout')}</p>
      {differences.length > 0 && (
        <>
          <p className="mt-2 font-medium">{t('nowThere')}</p>
          <dl className="mt-1 flex flex-col gap-2">
            {differences.map(({ label, value }) => (
              <div key={label}>
                <dt className="text-ink-soft">{label}</dt>
                <dd
                  className="words max-h-40 overflow-y-auto"
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by the keyboard, too
                  tabIndex={0}
                >
                  {value === '' ? t('nothingThere') : value}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Button size="small" className="mt-3" onClick={onTake}>
        {t('takeTheirs')}
      </Button>
    </Notice>
  );
}
