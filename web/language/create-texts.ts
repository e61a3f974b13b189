import { createTranslator } from 'use-intl/core';
import { currentLanguage, type Language, useLanguage } from './language.ts';

/** The same keys, other words. */
type Catalogue<T> = { [Key in keyof T]: T[Key] extends string ? string : Catalogue<T[Key]> };
interface Messages {
  [key: string]: string | Messages;
}
type Translator<T extends Messages> = ReturnType<typeof translator<T>>;

/**
 * A feature's texts in both languages, as ICU messages. It gives a hook for components, which follows the language that is
 * chosen, and a function for elsewhere. A key that one language lacks does not compile.
 */
export function createTexts<const T extends Messages>(catalogues: { ru: T; en: Catalogue<T> }) {
  const made = new Map<Language, Translator<T>>();
  const textsIn = (language: Language): Translator<T> => {
    const known = made.get(language);
    if (known !== undefined) return known;
    // Both have the keys of the Russian one; only the words differ.
    const fresh = translator(language, catalogues[language] as T);
    made.set(language, fresh);
    return fresh;
  };
  return { useTexts: () => textsIn(useLanguage()), texts: () => textsIn(currentLanguage()) };
}

function translator<T extends Messages>(locale: Language, messages: T) {
  return createTranslator<T>({ locale, messages, onError: reportBrokenText });
}

/** A text that is missing or malformed is a defect: it is seen by every test that watches the console. */
function reportBrokenText(error: Error): void {
  reportError(error);
}
