const MOST = 200;

/** A title out of the buyer's question: one line, not longer than a title may be, and no half of a letter at its end. */
export function articleTitle(question: string | undefined): string {
  const line = (question ?? '').replace(/\s+/g, ' ').trim();
  if (line.length <= MOST) return line;
  let title = '';
  for (const character of line) {
    if (title.length + character.length > MOST - 1) break;
    title += character;
  }
  return `${title.trimEnd()}…`;
}
