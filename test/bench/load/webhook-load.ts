import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import * as z from 'zod';

/** Run in a process of its own: the load must not wait for the event loop it measures. */
const loadData = z.object({
  url: z.string(),
  requestsPerSecond: z.number(),
  seconds: z.number(),
  accountId: z.number(),
  listingId: z.number(),
  chats: z.number(),
  isRepeated: z.boolean(),
});

const { url, requestsPerSecond, seconds, accountId, listingId, chats, isRepeated } = loadData.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const repeatedId = randomId();
let sent = 0;

const result = await autocannon({
  url,
  connections: 20,
  overallRate: requestsPerSecond,
  duration: seconds,
  requests: [
    {
      method: 'POST',
      path: new URL(url).pathname,
      headers: { 'content-type': 'application/json' },
      setupRequest: (request) => ({ ...request, body: JSON.stringify(nextMessage()) }),
    },
  ],
});

const { latency, requests, errors, timeouts, non2xx } = result;
process.stdout.write(JSON.stringify({ latency, total: requests.total, failed: errors + timeouts + non2xx }));

/** As Avito writes it (avito-api 3.2). */
function nextMessage() {
  if (!isRepeated) sent += 1;
  const createdAt = Math.floor(Date.now() / 1_000);
  return {
    id: randomUUID(),
    version: 'v3.0.0',
    timestamp: createdAt,
    payload: {
      type: 'message',
      value: {
        id: isRepeated ? repeatedId : randomId(),
        chat_id: `u2i-load-${sent % chats}`,
        chat_type: 'u2i',
        user_id: accountId,
        author_id: 987_654_000 + (sent % chats),
        item_id: listingId,
        type: 'text',
        content: {
          text: 'Здравствуйте! Подскажите, пожалуйста, кресло ещё продаёте? Могу забрать завтра после шести.',
        },
        created: createdAt,
        published_at: new Date(createdAt * 1_000).toISOString(),
        read: null,
      },
    },
  };
}

function randomId(): string {
  return randomUUID().replaceAll('-', '');
}
