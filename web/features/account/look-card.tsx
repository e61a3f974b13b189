import { chooseLanguage, languages, useLanguage } from '../../language/language.ts';
import { chooseTheme, themes, useTheme } from '../../parts/theme.ts';
import { Card } from '../../ui/card.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { useAccountTexts } from './texts.ts';

const languageNames = { ru: 'Русский', en: 'English' };

/** Kept on this device. */
export function LookCard() {
  const t = useAccountTexts();
  const language = useLanguage();
  const theme = useTheme();
  return (
    <Card title={t('look')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('language')}>
          <Select
            value={language}
            onChange={({ target }) => chooseLanguage(languages.find((each) => each === target.value) ?? 'ru')}
          >
            {languages.map((each) => (
              <option key={each} value={each} lang={each}>
                {languageNames[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('theme')}>
          <Select
            value={theme}
            onChange={({ target }) => chooseTheme(themes.find((each) => each === target.value) ?? 'system')}
          >
            {themes.map((each) => (
              <option key={each} value={each}>
                {t(`themes.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Card>
  );
}
