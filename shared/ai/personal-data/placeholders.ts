import type { Finding, PersonalKind } from './finding.ts';

const LABELS: Record<PersonalKind, string> = {
  phone: 'телефон',
  email: 'почта',
  account: 'ник',
  card: 'карта',
  document: 'документ',
  vin: 'VIN',
  address: 'адрес',
  name: 'имя',
  mark: 'пометка',
};

const PLACEHOLDER = new RegExp(`\\[(?:${Object.values(LABELS).join('|')}) \\d{1,3}\\]`, 'gu');

/** «[телефон 1]». */
export function placeholderOf(kind: PersonalKind, number: number): string {
  return `[${LABELS[kind]} ${number}]`;
}

/** Somebody's own words that look like a placeholder: they are put away as well, so that none is taken for ours. */
export function findMarks(text: string): Finding[] {
  return Array.from(text.matchAll(PLACEHOLDER), ({ 0: found, index }) => {
    return { kind: 'mark', value: found, from: index, to: index + found.length };
  });
}

/** What a buyer may read again in a reply. A phone or an address of mail is nothing to be written out by us, also if it is his own. */
const SAYABLE: PersonalKind[] = ['name', 'address', 'vin', 'mark'];

/** The draft as the guards shall see it: what may be said of the buyer's stands there by its kind, without a number of ours. */
export function withKinds(text: string, isKnown: (placeholder: string) => boolean): string {
  return replacePlaceholders(text, (placeholder) => {
    const label = placeholder.slice(1, placeholder.lastIndexOf(' '));
    return isKnown(placeholder) && SAYABLE.some((kind) => LABELS[kind] === label) ? label : placeholder;
  });
}

export function replacePlaceholders(text: string, replace: (placeholder: string) => string): string {
  return text.replace(PLACEHOLDER, replace);
}
