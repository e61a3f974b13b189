import { csvAds } from './csv-ads.ts';
import type { FeedEntry } from './feed-entry.ts';
import { fileText } from './file-text.ts';
import { xmlAds } from './xml-ads.ts';

/** The ads of a seller's file, XML or CSV; throws what `fileText`, `xmlAds` and `csvAds` throw. */
export async function* readAds(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FeedEntry> {
  const { format, text } = await fileText(bytes);
  yield* format === 'xml' ? xmlAds(text) : csvAds(text);
}
