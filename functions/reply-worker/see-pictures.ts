import type { Media } from '../../shared/ai/language-model.ts';
import { PROMPT_LIMITS } from '../../shared/ai/prompts/build-prompt.ts';
import type { FetchMedia, MediaWanted } from '../../shared/avito/media-files.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Message } from '../../shared/store/messages.ts';

export interface SeeingDeps {
  fetchMedia: FetchMedia;
  log: Log;
}

/** What Gemini reads. Avito makes its sizes of whatever was sent, 1280 by 960 at most (avito-api 2.3, SPEC). */
const WANTED: MediaWanted = {
  contentTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'],
  mostBytes: 2_000_000,
};

/** The newest pictures of a turn by their messages' ids. One that cannot be had is missing: the words are answered without it. */
export async function seePictures(turnMessages: Message[], deps: SeeingDeps): Promise<Map<string, Media>> {
  const addresses = turnMessages.flatMap(({ messageId, content }) =>
    content.kind === 'image' ? [{ messageId, url: content.url }] : [],
  );
  const seen = await Promise.all(
    addresses.slice(-PROMPT_LIMITS.pictures).map(async ({ messageId, url }): Promise<[string, Media][]> => {
      const file = await deps.fetchMedia(url, WANTED);
      if (typeof file !== 'string') {
        return [[messageId, { mimeType: file.contentType, base64: Buffer.from(file.bytes).toString('base64') }]];
      }
      deps.log.warn('picture not seen', { messageId, reason: file });
      return [];
    }),
  );
  return new Map(seen.flat());
}
