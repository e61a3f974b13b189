import type { Hono } from 'hono';
import * as z from 'zod';
import type { AvitoDeps, AvitoEnv } from './avito-env.ts';
import { createOperations } from './operation.ts';
import { list } from './query-values.ts';
import { readQuery } from './read-input.ts';

/** Without ids it is 400; ids of other people's messages are left out. */
const voiceQuery = z.object({ voice_ids: list.pipe(z.array(z.string()).min(1)) });

export function addVoiceRoute(app: Hono<AvitoEnv>, deps: AvitoDeps): void {
  const { messenger } = createOperations(deps);
  app.get(
    '/messenger/v1/accounts/:user_id/getVoiceFiles',
    messenger('voice-files', (c) => {
      const query = readQuery(c, voiceQuery);
      if (!query.ok) return query.answer;
      const heard = new Set(
        deps.messenger
          .chatsOf(c.get('account').id)
          .flatMap((chat) => chat.messages.map(({ body }) => (body.type === 'voice' ? body.voiceId : undefined))),
      );
      const known = query.value.voice_ids.filter((id) => heard.has(id));
      const urls = known.map((id) => [id, `${deps.origin()}/voices/${encodeURIComponent(id)}.mp4`]);
      return c.json({ voices_urls: Object.fromEntries(urls) });
    }),
  );
}
