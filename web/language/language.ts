import { useSyncExternalStore } from 'react';

export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

const KEY = 'language';
const listeners = new Set<() => void>();
let chosen: Language = localStorage.getItem(KEY) === 'en' ? 'en' : 'ru';
document.documentElement.lang = chosen;

/** The language of the page: Russian until somebody chooses another on this device. */
export function currentLanguage(): Language {
  return chosen;
}

export function chooseLanguage(language: Language): void {
  chosen = language;
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
