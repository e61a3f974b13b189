/** Words of what was typed or pasted, by commas and lines, without those that are there already. */
export function addedWords(words: string[], typed: string): string[] {
  const known = new Set(words.map((word) => word.toLowerCase()));
  const added: string[] = [];
  for (const piece of typed.split(/[,;\n]/)) {
    const word = piece.replace(/\s+/g, ' ').trim();
    if (word === '' || known.has(word.toLowerCase())) continue;
    known.add(word.toLowerCase());
    added.push(word);
  }
  return [...words, ...added];
}
