import { settingAt } from '../../parts/seller-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDraft } from './draft-context.ts';
import { useSettingNames } from './setting-names.ts';
import { useSettingWords } from './setting-words.ts';
import { useSettingsTexts } from './settings-texts.ts';

/** What somebody else has saved while this page was open; nothing that was typed here is lost by it. */
export function TheirChanges() {
  const t = useSettingsTexts();
  const names = useSettingNames();
  const words = useSettingWords();
  const { draft, take } = useDraft();
  const { theirs, contested, saved } = draft;
  if (theirs.length === 0) return null;
  return (
    <Notice tone="warning" title={t('theirs.title')} isNews>
      <p>{t('theirs.about', { names: theirs.map((path) => names(`name.${path}`)).join(', ') })}</p>
      {contested.length > 0 && (
        <>
          <p className="mt-2">{t('theirs.contested')}</p>
          <ul className="mt-1 flex flex-col gap-1">
            {contested.map((path) => (
              <li key={path} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="words min-w-0">
                  <strong className="font-medium">{names(`name.${path}`)}</strong>,{' '}
                  {t('theirs.their', { value: words(path, settingAt(saved, path)) })}
                </span>
                <Button
                  size="small"
                  aria-label={t('theirs.takeNamed', { name: names(`name.${path}`) })}
                  onClick={() => take({ kind: 'taken', path, value: settingAt(saved, path) })}
                >
                  {t('theirs.take')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-2">{t('theirs.again')}</p>
      <Button size="small" className="mt-2" onClick={() => take({ kind: 'known' })}>
        {t('theirs.known')}
      </Button>
    </Notice>
  );
}
