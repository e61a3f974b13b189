/** Words parted by spaces. */
export function wordList(words: string): string[] {
  return words.trim().split(/\s+/u);
}

/** Whether a word begins with one of the list; an entry with `$` before it is a whole word. */
export function matcherOf(words: string): (word: string) => boolean {
  const entries = wordList(words);
  const whole = new Set(entries.flatMap((entry) => (entry.startsWith('$') ? [entry.slice(1)] : [])));
  const starts = entries.filter((entry) => !entry.startsWith('$'));
  return (word) => whole.has(word) || starts.some((start) => word.startsWith(start));
}
