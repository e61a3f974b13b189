const MOST = 2_000;

/**
 * The same reading with a memory: the facts of a seller come again with every turn, and reading them takes most of the guards' time.
 * Forgets everything when it is full. What is read must not be changed by whoever gets it.
 */
export function remember<Read>(read: (text: string) => Read): (text: string) => Read {
  const kept = new Map<string, Read>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const fresh = read(text);
    if (kept.size === MOST) kept.clear();
    kept.set(text, fresh);
    return fresh;
  };
}
