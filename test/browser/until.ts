const EVERY_MS = 150;

/** Resolves when it is so. Throws when it has not become so for twenty seconds. */
export async function until(isSo: () => Promise<boolean> | boolean, what = 'what was waited for'): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
