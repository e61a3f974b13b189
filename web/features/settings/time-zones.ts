import { russianCities } from '../../language/russian-cities.ts';

export interface TimeZoneChoice {
  id: string;
  /** «Самара»: the place, as the language calls it. */
  name: string;
  /** GMT+3 */
  offset: string;
  search: string;
}

/** All that the browser knows, those of Avito's country first. */
export function timeZoneChoices(locale: string): TimeZoneChoice[] {
  const ids = new Set([...russianCities.keys(), ...Intl.supportedValuesOf('timeZone')]);
  return [...ids].map((id) => timeZoneChoice(id, locale));
}

export function timeZoneChoice(id: string, locale: string): TimeZoneChoice {
  const offset = partOf(id, locale, 'shortOffset');
  const latin = id.split('/').at(-1)?.replaceAll('_', ' ') ?? id;
  const cities = russianCities.get(id) ?? '';
  const region = partOf(id, locale, 'longGeneric');
  const name = locale === 'ru' ? (cities.split(',')[0] ?? '') || `${latin}, ${region}` : latin;
  return { id, name, offset, search: plain(`${name} ${cities} ${region} ${latin} ${id} ${offset}`) };
}

/** Those that hold all the words, in the order they came. */
export function foundTimeZones(choices: TimeZoneChoice[], words: string): TimeZoneChoice[] {
  const wanted = plain(words).split(' ').filter(Boolean);
  return choices.filter(({ search }) => wanted.every((word) => search.includes(word)));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[_/,]+/g, ' ')
    .trim();
}

function partOf(timeZone: string, locale: string, timeZoneName: 'longGeneric' | 'shortOffset'): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
