import * as z from 'zod';

/** Lone surrogates would not be stored as they came; other control characters have no place in what buyers read. */
const TEXT = /^(?:[\n\r\t]|[^\p{Cc}\p{Cs}])*$/u;
const LINE = /^[^\p{Cc}\p{Cs}]*$/u;

/**
 * Text of a seller, as buyers and the model shall see it: composed (NFC), with `\n` as line ends and nothing around it. No
 * control characters but line ends and tabs. The length is that of what is stored.
 */
export function sellerText(longest: number) {
  return z
    .string()
    .regex(TEXT, 'must not hold control characters')
    .overwrite((text) => tidy(text.replace(/\r\n?/g, '\n')))
    .min(1)
    .max(longest);
}

/** The same on one line. */
export function sellerLine(longest: number) {
  return z.string().regex(LINE, 'must be one line without control characters').overwrite(tidy).min(1).max(longest);
}

/** A few lines, each kept once. */
export function sellerLines(most: number, longest: number) {
  return z.array(sellerLine(longest)).max(most).overwrite(unique);
}

export function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}

/** `trim` takes a byte order mark away too. */
function tidy(text: string): string {
  return text.normalize('NFC').trim();
}
