import { createContext, useContext, useMemo } from 'react';
import { type Language, useLanguage } from './language.ts';

/** How numbers, money and times read in a language, by the clock of a time zone. */
export interface Formats {
  timeZone: string;
  /** 12 500 ₽ */
  roubles(amount: number): string;
  /** $0.0012, of millionths of a US dollar. */
  usd(microUsd: number): string;
  count(value: number): string;
  /** 64 % */
  percent(share: number): string;
  /** 1,4 с; 12 мин; 3 ч; 2 дн. */
  duration(seconds: number): string;
  /** 14:05 today, 27 нояб. before. */
  shortTime(at: string | number): string;
  /** 14:05 */
  clock(at: string | number): string;
  /** 27 ноября, with the year where it is not this one. */
  day(at: string | number): string;
  /** 27 нояб. 2026 г., 14:05 */
  dateTime(at: string | number): string;
  /** `2026-11-27`: the day there, for comparing and grouping. */
  dayKey(at: string | number): string;
}

const TimeZone = createContext<string | undefined>(undefined);
/** Whose clock counts below: the seller's. Without it the device's. */
export const TimeZoneProvider = TimeZone.Provider;

export function useFormats(): Formats {
  const language = useLanguage();
  const timeZone = useContext(TimeZone) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => createFormats(language, timeZone), [language, timeZone]);
}

export function createFormats(language: Language, timeZone: string): Formats {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value);
  };
  const time = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (at: string | number) => format.format(new Date(at));
  };
  const key = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const dayKey = (at: string | number) => key.format(new Date(at));
  const clock = time({ hour: '2-digit', minute: '2-digit' });
  const dayOfThisYear = time({ day: 'numeric', month: 'short' });
  const dayOfAnotherYear = time({ day: 'numeric', month: 'short', year: 'numeric' });
  const isThisYear = (at: string | number) => dayKey(at).slice(0, 4) === dayKey(Date.now()).slice(0, 4);
  const usdFormats = { small: usdWith(locale, 4), large: usdWith(locale, 2) };
  return {
    timeZone,
    roubles: number({ style: 'currency', currency: 'RUB', maximumFractionDigits: 2, minimumFractionDigits: 0 }),
    usd: (microUsd) => (microUsd < 1_000_000 ? usdFormats.small : usdFormats.large)(microUsd / 1_000_000),
    count: number({}),
    percent: number({ style: 'percent', maximumFractionDigits: 1 }),
    duration: durationIn(locale),
    shortTime: (at) => {
      if (dayKey(at) === dayKey(Date.now())) return clock(at);
      return isThisYear(at) ? dayOfThisYear(at) : dayOfAnotherYear(at);
    },
    clock,
    day: (at) =>
      isThisYear(at)
        ? time({ day: 'numeric', month: 'long' })(at)
        : time({ day: 'numeric', month: 'long', year: 'numeric' })(at),
    dateTime: time({ dateStyle: 'medium', timeStyle: 'short' }),
    dayKey,
  };
}

function usdWith(locale: string, maximumFractionDigits: number) {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits,
  });
  return (usd: number) => format.format(usd);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** One unit is enough for a glance. */
function durationIn(locale: string): (seconds: number) => string {
  const unit = (name: string, digits = 0) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits });
  const formats = { second: unit('second', 1), minute: unit('minute'), hour: unit('hour'), day: unit('day') };
  return (seconds) => {
    if (seconds < MINUTE) return formats.second.format(seconds < 10 ? seconds : Math.round(seconds));
    if (seconds < HOUR) return formats.minute.format(Math.floor(seconds / MINUTE));
    if (seconds < 2 * DAY) return formats.hour.format(Math.floor(seconds / HOUR));
    return formats.day.format(Math.floor(seconds / DAY));
  };
}
