import type { FeedEntry } from '../../../shared/imports/feed-entry.ts';
import { readAds } from '../../../shared/imports/read-ads.ts';

/** The bytes of a file in pieces, as a network gives them. */
export async function* inPieces(file: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

export async function entriesOf(file: string | Uint8Array, pieceSize?: number): Promise<FeedEntry[]> {
  return Array.fromAsync(readAds(inPieces(file, pieceSize)));
}

export async function adsOf(file: string | Uint8Array, pieceSize?: number) {
  return (await entriesOf(file, pieceSize)).flatMap(({ ad }) => (ad === undefined ? [] : [ad]));
}

export async function problemsOf(file: string | Uint8Array) {
  return (await entriesOf(file)).flatMap(({ problems }) => problems);
}

export const feed = (...ads: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Ads formatVersion="3" target="Avito.ru">\n${ads.join('\n')}\n</Ads>\n`;
