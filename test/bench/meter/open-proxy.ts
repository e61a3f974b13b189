import { Agent, createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Listening, listen } from '../../../local/listen.ts';

/** A call of an AWS client in the JSON protocols. */
export interface Call {
  /** `PutItem`, `SendMessage`. */
  operation: string;
  /** The function that made it, by its service name; undefined for the event sources. */
  caller: string | undefined;
  body: string;
}

export interface CallAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Upstream {
  /** Sends the call on, or another one in its name. */
  send(operation: string, body: string): Promise<CallAnswer>;
}

/** Stands between clients and an engine, so that every call can be looked at. */
export async function openProxy(
  engineUrl: string,
  handle: (call: Call, upstream: Upstream) => Promise<CallAnswer>,
): Promise<Listening> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    const pass = async () => {
      const call = await readCall(incoming);
      const send = (operation: string, body: string) =>
        forward({ engineUrl, agent, incoming, signal: gone.signal }, operation, body);
      const { status, headers, body } = await handle(call, { send });
      outgoing.writeHead(status, headers).end(body);
    };
    pass().catch(() => outgoing.destroy());
  });
  const listening = await listen(server, 0);
  return {
    ...listening,
    close: async (graceMs) => {
      await listening.close(graceMs);
      agent.destroy();
    },
  };
}

async function readCall(incoming: IncomingMessage): Promise<Call> {
  const target = String(incoming.headers['x-amz-target'] ?? '');
  const caller = /\bapp\/([a-z]+(?:-[a-z]+)*)/.exec(String(incoming.headers['user-agent'] ?? ''))?.[1];
  const body = (await buffer(incoming)).toString('utf8');
  return { operation: target.split('.').at(-1) ?? '', caller, body };
}

interface Line {
  engineUrl: string;
  agent: Agent;
  incoming: IncomingMessage;
  signal: AbortSignal;
}

/** The engines check that a request is signed, not what the signature signs. */
function forward({ engineUrl, agent, incoming, signal }: Line, operation: string, body: string): Promise<CallAnswer> {
  const prefix = String(incoming.headers['x-amz-target']).replace(/[^.]+$/, '');
  const headers = {
    ...incoming.headers,
    'x-amz-target': prefix + operation,
    'content-length': String(Buffer.byteLength(body)),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(incoming.url ?? '/', engineUrl), { method: 'POST', headers, agent, signal });
    outgoing.on('error', reject).on('response', (response) => {
      buffer(response).then(
        (data) =>
          resolve({ status: response.statusCode ?? 502, headers: response.headers, body: data.toString('utf8') }),
        reject,
      );
    });
    outgoing.end(body);
  });
}
