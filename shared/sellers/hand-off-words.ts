/**
 * The first of the seller's words or phrases that a buyer's text holds, as the seller wrote it. Whole words, in any case,
 * `ё` as `е`; a word that ends in `*` stands for all that begin so, which is how one catches Russian endings.
 */
export function handOffWordIn(text: string, handOffWords: string[]): string | undefined {
  const words = wordsOf(text);
  return handOffWords.find((phrase) => holds(words, wordsOf(phrase)));
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+\*?/gu) ?? []
  );
}

function holds(words: string[], phrase: string[]): boolean {
  if (phrase.length === 0) return false;
  return words.some((_word, start) => phrase.every((part, place) => fits(words[start + place], part)));
}

function fits(word: string | undefined, part: string): boolean {
  if (word === undefined) return false;
  // A buyer's own asterisk (*товар* for emphasis) means nothing.
  const bare = word.replace('*', '');
  return part.endsWith('*') ? bare.startsWith(part.slice(0, -1)) : bare === part;
}
