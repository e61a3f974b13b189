import { useMemo } from 'react';
import { type Language, useLanguage } from '../../language/language.ts';
import { russianCities } from '../../language/russian-cities.ts';

/** How days read that are days already: `2026-11-27` is the same day on every clock. */
export interface DayFormats {
  /** 27 нояб. */
  short(date: string): string;
  /** пт, 27 ноября */
  full(date: string): string;
  /** 27 ноября */
  long(date: string): string;
  /** Whose clock: «Москва (GMT+3)». */
  zone(timeZone: string): string;
}

export function useDayFormats(): DayFormats {
  const language = useLanguage();
  return useMemo(() => dayFormats(language), [language]);
}

function dayFormats(language: Language): DayFormats {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const formatOf = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const short = formatOf({ day: 'numeric', month: 'short' });
  const full = formatOf({ weekday: 'short', day: 'numeric', month: 'long' });
  const long = formatOf({ day: 'numeric', month: 'long' });
  return {
    short: (date) => short.format(new Date(date)),
    full: (date) => full.format(new Date(date)),
    long: (date) => long.format(new Date(date)),
    zone: (timeZone) => {
      const [name, offset] = (['longGeneric', 'shortOffset'] as const).map((timeZoneName) => {
        const parts = formatOf({ timeZone, timeZoneName }).formatToParts();
        return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
      });
      // «Москва, стандартное время» is said in fewer words; some zones have no name but their distance.
      const told = name?.startsWith('GMT') ? timeZone : name?.split(',')[0];
      const place = language === 'ru' ? (russianCities.get(timeZone)?.split(',')[0] ?? told) : told;
      return `${place} (${offset})`;
    },
  };
}
