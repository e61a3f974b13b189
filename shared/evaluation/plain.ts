/** One form of what can be written in several ways: case, «ё», dashes, quotation marks, spaces within numbers, «×» between them. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»„“”"']/gu, '')
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d) (?=\d{3}(?!\d))/gu, '')
    .replace(/(?<=\d) ?[xх×*] ?(?=\d)/gu, '×')
    .replace(/(?<=\d)[.,](?=\d{3}(?!\d))/gu, '')
    .replace(/(?<=\d) ?- ?(?=\d)/gu, '-')
    .replace(/(?<=\d) ?(?=[%₽°])/gu, ' ')
    .trim();
}

/**
 * Whether a text holds these words. They begin where a word begins, their ending is free: «доставк» is in «доставкой». A number
 * ends where it ends, and so does a word of up to three letters: «да» is not in «давайте».
 */
export function holds(text: string, words: string): boolean {
  return pattern(words).test(plain(text));
}

/** The same, but where «не» stands before them: «не договорились» does not hold «договорились». */
export function claims(text: string, words: string): boolean {
  return Array.from(plain(text).matchAll(pattern(words))).some(({ index, input }) => {
    return !/(?<!\p{L})не $/u.test(input.slice(0, index));
  });
}

function pattern(words: string): RegExp {
  const wanted = plain(words);
  const end = /\d$/u.test(wanted) ? '(?!\\d)(?![.,]\\d)' : /(?<!\p{L})\p{L}{1,3}$/u.test(wanted) ? '(?!\\p{L})' : '';
  return new RegExp(`(?<![\\p{L}\\p{N}])(?<!\\d[.,])${escaped(wanted)}${end}`, 'gu');
}

/** Whether a text holds these digits in a row, however it groups them: the last seven of a phone tell it. */
export function holdsDigits(text: string, number: string): boolean {
  return digitsOf(text).includes(digitsOf(number).slice(-7));
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/gu, '');
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
}
