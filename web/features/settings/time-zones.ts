export interface TimeZoneChoice {
  id: string;
  /** «Самара»: the place, as the language calls it. */
  name: string;
  /** GMT+3 */
  offset: string;
  search: string;
}

/** All that the browser knows, with names people look for. */
export function timeZoneChoices(locale: string): TimeZoneChoice[] {
  return Intl.supportedValuesOf('timeZone').map((id) => timeZoneChoice(id, locale));
}

export function timeZoneChoice(id: string, locale: string): TimeZoneChoice {
  const name = partOf(id, locale, 'shortGeneric');
  const offset = partOf(id, locale, 'shortOffset');
  const city = id.split('/').at(-1)?.replaceAll('_', ' ') ?? id;
  return { id, name, offset, search: plain(`${name} ${city} ${id} ${offset}`) };
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

function partOf(timeZone: string, locale: string, timeZoneName: 'shortGeneric' | 'shortOffset'): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
