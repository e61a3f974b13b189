import { type AlignedText, align } from './aligned-text.ts';
import { findAccounts } from './find-accounts.ts';
import { findNames, type KnownNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { findStreetAddresses } from './find-street-addresses.ts';
import type { Finding } from './finding.ts';
import { findMarks } from './placeholders.ts';

/** Seventeen characters without I, O and Q, of which the last four are digits. */
const VIN = /(?<![\p{L}\d])(?=[^\d]{0,16}\d)[a-hj-npr-zавсенкмртху\d]{13}\d{4}(?![\p{L}\d])/gu;

/** Everything personal in a text, in its order; of two that overlap, the one that begins first, of those the longer. */
export function findPersonalData(original: string, names: KnownNames): Finding[] {
  const text = align(original);
  const all = [
    ...findMarks(original),
    ...findAccounts(text),
    ...findVins(text),
    ...findStreetAddresses(text),
    ...findNumbers(text),
    ...findNames(text, names),
  ].sort((left, right) => left.from - right.from || right.to - left.to);
  return withoutOverlaps(all);
}

/** Only one with letters in it: seventeen digits are something else. */
function findVins(text: AlignedText): Finding[] {
  return Array.from(text.normalised.matchAll(VIN), (match): Finding => {
    return { kind: 'vin', value: match[0], ...text.placeOf(match.index, match.index + match[0].length) };
  }).filter(({ value }) => /\p{L}.*\p{L}/u.test(value));
}

/** What begins within another and ends after it lengthens it: nothing of the two may stay. */
function withoutOverlaps(findings: Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings) {
    const last = kept.at(-1);
    if (last === undefined || finding.from >= last.to) kept.push({ ...finding });
    else last.to = Math.max(last.to, finding.to);
  }
  return kept;
}
