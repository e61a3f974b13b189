import * as z from 'zod';
import type { Connection } from './connection.ts';
import { accountPath } from './paths.ts';

const voiceSchema = z.object({
  voices_urls: z
    .record(z.string(), z.unknown())
    .nullable()
    .transform((urls) => new Map(Object.entries(urls ?? {}).filter(isUrlEntry))),
});

export function voiceFileOperations({ request, userId }: Connection) {
  return {
    /** URLs by voice id, valid for one hour (avito-api 2.7, SPEC). */
    async getVoiceUrls(voiceIds: string[]): Promise<Map<string, string>> {
      // Avito answers 400 to a request without ids (avito-api 1.5, LIVE-2).
      if (voiceIds.length === 0) return new Map();
      const { voices_urls: urls } = await request({
        operation: 'getVoiceUrls',
        method: 'GET',
        path: `${accountPath('v1', userId)}/getVoiceFiles`,
        query: { voice_ids: voiceIds.join(',') },
        answer: voiceSchema,
      });
      return urls;
    },
  };
}

function isUrlEntry(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
