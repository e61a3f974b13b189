import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { textAt, valueAt } from './a-sandbox.ts';

interface Received {
  path: string;
  signature: string;
  body: unknown;
}

/** A server that webhooks are sent to; answers 200 unless `answer` says otherwise. */
export async function aReceiver(
  answer: (response: ServerResponse, body: unknown) => void = (response) => response.end(),
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      received.push({
        path: request.url ?? '',
        signature: String(request.headers['x-avito-messenger-signature']),
        body,
      });
      answer(response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    /** Deliveries without the probe. */
    messages: () =>
      received.map(({ body }) => valueAt(body, 'payload', 'value')).filter((value) => value !== undefined),
    texts: () =>
      received
        .filter(({ body }) => valueAt(body, 'payload'))
        .map(({ body }) => textAt(body, 'payload', 'value', 'content', 'text')),
  };
}
