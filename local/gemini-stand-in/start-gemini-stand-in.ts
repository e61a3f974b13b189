import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { answerQuestion, type StandInAnswer } from './answer-question.ts';
import { type Behaviour, type BehaviourBox, behaviourSchema, createBehaviourBox } from './behaviour.ts';
import { countTokens, type GenerateRequest, readQuestion, readRecording, requestSchema } from './request.ts';
import { answerBody, errorAnswer, nonsenseBody } from './response-bodies.ts';
import { transcribe } from './transcribe.ts';

interface GeminiStandInOptions {
  /** 0: a free one. */
  port: number;
  /** Gets one line per request, without the text of any message. */
  log?: (line: string) => void;
}

export interface GeminiStandIn {
  url: string;
  close(): Promise<void>;
  /** Holds until told otherwise, or for `times` requests. */
  behave(behaviour: Behaviour): void;
  reset(): void;
  /** `last` is what the last of them carried, as it was sent. */
  requests(): { count: number; models: string[]; last: string };
}

interface Desk {
  behaviour: BehaviourBox;
  models: string[];
  lastBody: string;
  log: (line: string) => void;
  closing: AbortSignal;
}

/**
 * A stand-in for Gemini with the real API's paths, headers, bodies and errors. It answers from the facts in the request and knows
 * nothing else. Rejects with the server's own error when the port is taken.
 */
export async function startGeminiStandIn({ port, log = () => {} }: GeminiStandInOptions): Promise<GeminiStandIn> {
  const closing = new AbortController();
  const desk: Desk = { behaviour: createBehaviourBox(), models: [], lastBody: '', log, closing: closing.signal };
  const server = createServer(getRequestListener(createApp(desk).fetch));
  await listen(server, port);
  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${boundPort}`,
    close: () => {
      closing.abort();
      return closeServer(server);
    },
    behave: (behaviour) => desk.behaviour.set(behaviour),
    reset: () => desk.behaviour.reset(),
    requests: () => ({ count: desk.models.length, models: [...desk.models], last: desk.lastBody }),
  };
}

function createApp(desk: Desk): Hono {
  const app = new Hono();
  app.post('/stand-in/behaviour', async (c) => {
    const behaviour = behaviourSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!behaviour.success)
      return c.json({ error: 'Not a behaviour.', fields: Object.keys(behaviourSchema.shape) }, 400);
    desk.behaviour.set(behaviour.data);
    return c.json(behaviour.data);
  });
  app.delete('/stand-in/behaviour', (c) => {
    desk.behaviour.reset();
    return c.json({});
  });
  app.post('/:version/models/:call', (c) => generate(c, desk));
  app.notFound((c) => {
    const { body, status } = errorAnswer('no-model');
    return c.json(body, status);
  });
  return app;
}

async function generate(c: Context, desk: Desk): Promise<Response> {
  const [model = '', action] = (c.req.param('call') ?? '').split(':');
  const refuse = (name: Parameters<typeof errorAnswer>[0]): Response => {
    const { body, status } = errorAnswer(name);
    desk.log(`Gemini stand-in: refused with ${status} (${name})`);
    return c.json(body, status);
  };
  if (action !== 'generateContent' || !model.startsWith('gemini-')) return refuse('no-model');
  if ((c.req.header('x-goog-api-key') ?? '') === '') return refuse('no-key');
  desk.models.push(model);

  const behaviour = desk.behaviour.take(model);
  // A stand-in that closes answers at once instead of holding its own end up.
  if (behaviour.latencyMs !== undefined)
    await wait(behaviour.latencyMs, undefined, { signal: desk.closing }).catch(() => {});
  if (behaviour.fail !== undefined) return refuse(behaviour.fail);

  desk.lastBody = await c.req.text();
  const request = requestSchema.safeParse(await c.req.json().catch(() => undefined));
  if (!request.success) return refuse('bad-request');
  if (behaviour.nonsense === 'html') return c.html('<html><body>Bad gateway</body></html>');
  if (behaviour.nonsense !== undefined)
    return c.json(nonsenseBody(behaviour.nonsense, model, countTokens(request.data)));
  const recording = readRecording(request.data);
  if (recording !== undefined) {
    desk.log(`Gemini stand-in: ${model} listened`);
    return c.json(answerBody(transcribe(recording), model, countTokens(request.data)));
  }
  const answer = answerAs(behaviour, request.data);
  desk.log(`Gemini stand-in: ${model} answered (${behaviour.obey === undefined ? answer.intent : 'as told'})`);
  return c.json(answerBody(answer, model, countTokens(request.data)));
}

function answerAs({ obey }: Behaviour, request: GenerateRequest): StandInAnswer {
  if (obey !== undefined) {
    return { usedFacts: [], intent: 'obey', reply: obey, confidence: 1, handoff: false, handoffReason: '' };
  }
  const question = readQuestion(request);
  if (question !== undefined) return answerQuestion(question);
  const handoffReason = 'в запросе нет фактов и сообщений';
  return { usedFacts: [], intent: 'other', reply: '', confidence: 0, handoff: true, handoffReason };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
