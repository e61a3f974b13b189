import type { FeedEntry } from '../../shared/imports/feed-entry.ts';

/**
 * Finds ads that a file holds twice. Of those the first counts: were each to overwrite the other, every import would write
 * both. To be shown all entries of a file, those that are done already included.
 */
export class FileDoubles {
  readonly #seen = new Set<string>();

  sortOut(entries: FeedEntry[]): FeedEntry[] {
    return entries.map((entry) => this.#look(entry));
  }

  #look(entry: FeedEntry): FeedEntry {
    const { ad, problems } = entry;
    if (ad === undefined) return entry;
    const names = [
      ...(ad.adId === undefined ? [] : [`ad ${ad.adId}`]),
      ...(ad.avitoId === undefined ? [] : [`listing ${ad.avitoId}`]),
    ];
    const isDouble = names.some((name) => this.#seen.has(name));
    if (!isDouble) {
      for (const name of names) this.#seen.add(name);
      return entry;
    }
    const message = 'the ad is in the file a second time; the first one counts';
    const id = ad.adId ?? ad.avitoId;
    return {
      ad: undefined,
      problems: [...problems, { line: ad.line, ...(id === undefined ? {} : { ad: id }), message }],
    };
  }
}
