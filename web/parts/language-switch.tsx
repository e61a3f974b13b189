import { chooseLanguage, useLanguage } from '../language/language.ts';
import { Button } from '../ui/button.tsx';

const other = { ru: { language: 'en', name: 'English' }, en: { language: 'ru', name: 'Русский' } } as const;

/** To the other language, by its own name. */
export function LanguageSwitch() {
  const { language, name } = other[useLanguage()];
  return (
    <Button variant="quiet" size="small" lang={language} onClick={() => chooseLanguage(language)}>
      {name}
    </Button>
  );
}
