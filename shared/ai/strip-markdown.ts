/** Takes off the markup that leaves the words as they are: emphasis, headings, bullets. Links and code stay for the guards to refuse. */
export function stripMarkdown(text: string): string {
  return text
    .replaceAll('**', '')
    .replaceAll('__', '')
    .replace(/^[ \t]*#{1,6} /gmu, '')
    .replace(/^[ \t]*[*+-] /gmu, '— ')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
