/** Words as they are typed or pasted: parted by commas, semicolons and line ends, each once, in their order. */
export function withChips(values: string[], typed: string): string[] {
  const added = typed
    .split(/[,;\n]/)
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '');
  const seen = new Set(values.map((value) => value.toLowerCase()));
  return [
    ...values,
    ...added.filter((word) => {
      const isNew = !seen.has(word.toLowerCase());
      seen.add(word.toLowerCase());
      return isNew;
    }),
  ];
}
