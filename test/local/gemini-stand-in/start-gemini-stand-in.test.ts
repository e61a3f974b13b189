import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fakeVoice } from '../../../local/fake-voice.ts';
import { type GeminiStandIn, startGeminiStandIn } from '../../../local/gemini-stand-in/start-gemini-stand-in.ts';

const MODEL = 'gemini-3.5-flash-lite';
const bodySchema = z.object({
  candidates: z.array(
    z.object({
      finishReason: z.string(),
      content: z.object({ parts: z.array(z.object({ text: z.string() })) }).optional(),
    }),
  ),
  usageMetadata: z.object({
    promptTokenCount: z.number(),
    candidatesTokenCount: z.number(),
    totalTokenCount: z.number(),
  }),
});
const answerSchema = z.object({ reply: z.string(), handoff: z.boolean() });

const lines: string[] = [];
let standIn: GeminiStandIn;

beforeAll(async () => {
  standIn = await startGeminiStandIn({ port: 0, log: (line) => lines.push(line) });
});
afterEach(() => standIn.reset());
afterAll(() => standIn.close());

function aRequest(...messages: string[]) {
  const text = ['<facts>', '{"id":"listing.price","text":"Цена: 4 500 ₽"}', '</facts>', '<buyer_messages>']
    .concat(
      messages.map((message) => JSON.stringify(message)),
      '</buyer_messages>',
    )
    .join('\n');
  return { systemInstruction: { parts: [{ text: 'правила' }] }, contents: [{ role: 'user', parts: [{ text }] }] };
}

function post(path: string, body: unknown, headers: Record<string, string> = { 'x-goog-api-key': 'key' }) {
  return fetch(`${standIn.url}${path}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function ask(body: unknown = aRequest('сколько стоит?'), headers?: Record<string, string>) {
  return post(`/v1beta/models/${MODEL}:generateContent`, body, headers);
}

async function replyOf(response: Response) {
  const { candidates } = bodySchema.parse(await response.json());
  return answerSchema.parse(JSON.parse(candidates[0]?.content?.parts[0]?.text ?? ''));
}

async function errorOf(response: Response) {
  const { error } = z
    .object({ error: z.object({ code: z.number(), status: z.string() }) })
    .parse(await response.json());
  return [response.status, error.code, error.status];
}

describe('a stand-in for Gemini', () => {
  it('answers in the API’s shape, with token counts', async () => {
    const response = await ask();
    const body = bodySchema.parse(await response.clone().json());
    expect(body.candidates[0]?.finishReason).toBe('STOP');
    expect(body.usageMetadata.totalTokenCount).toBe(
      body.usageMetadata.promptTokenCount + body.usageMetadata.candidatesTokenCount,
    );
    expect(await replyOf(response)).toEqual({ reply: 'Цена — 4 500 ₽.', handoff: false });
  });

  it('calls itself a stand-in in its log, without the text of any message', async () => {
    lines.length = 0;
    await ask(aRequest('привет, тайное слово, сколько стоит?'));
    expect(lines).toEqual([`Gemini stand-in: ${MODEL} answered (greeting, price)`]);
  });

  it('counts the requests and the models they were for', async () => {
    const before = standIn.requests();
    await ask();
    const { count, models } = standIn.requests();
    expect(count).toBe(before.count + 1);
    expect(models.at(-1)).toBe(MODEL);
  });

  it('refuses as the API does', async () => {
    expect(await errorOf(await ask(aRequest('?'), {}))).toEqual([403, 403, 'PERMISSION_DENIED']);
    expect(await errorOf(await ask('{'))).toEqual([400, 400, 'INVALID_ARGUMENT']);
    expect(await errorOf(await ask({ contents: [] }))).toEqual([400, 400, 'INVALID_ARGUMENT']);
    expect(await errorOf(await post('/v1beta/models/gpt-9:generateContent', {}))).toEqual([404, 404, 'NOT_FOUND']);
    expect(await errorOf(await post(`/v1beta/models/${MODEL}:countTokens`, {}))).toEqual([404, 404, 'NOT_FOUND']);
    expect(await errorOf(await post('/elsewhere', {}))).toEqual([404, 404, 'NOT_FOUND']);
  });

  it('calls a human where the request carries no facts and messages', async () => {
    for (const text of ['просто текст', '<facts>\nне json\n</facts>', '<facts>\n</facts>\n<buyer_messages>']) {
      expect(await replyOf(await ask({ contents: [{ role: 'user', parts: [{ text }] }] }))).toMatchObject({
        handoff: true,
      });
    }
    expect(await replyOf(await ask({ contents: [{ role: 'model', parts: [{ text: 'я' }] }] }))).toMatchObject({
      handoff: true,
    });
  });
});

describe('a stand-in that is sent more than text', () => {
  const transcriptSchema = z.object({ text: z.string(), isUnclear: z.boolean() });
  const aMediaRequest = (mimeType: string, bytes: Uint8Array) => {
    const request = aRequest('сколько стоит?');
    const inlineData = { mimeType, data: Buffer.from(bytes).toString('base64') };
    return { contents: request.contents.map(({ role, parts }) => ({ role, parts: [{ inlineData }, ...parts] })) };
  };
  const tokensOf = async (response: Response) => bodySchema.parse(await response.json()).usageMetadata.promptTokenCount;

  it.each([
    ['the words of a voice of the sandbox', fakeVoice('Есть доставка?'), { text: 'Есть доставка?', isUnclear: false }],
    ['a voice that says nothing', fakeVoice(' '), { text: '', isUnclear: true }],
    ['any other recording', new Uint8Array([1, 2, 3]), { text: '', isUnclear: true }],
  ])('hears %s', async (_what, bytes, transcript) => {
    lines.length = 0;
    const { candidates } = bodySchema.parse(await (await ask(aMediaRequest('audio/m4a', bytes))).json());
    const text = candidates[0]?.content?.parts[0]?.text ?? '';
    expect(transcriptSchema.parse(JSON.parse(text))).toEqual(transcript);
    expect(lines).toEqual([`Gemini stand-in: ${MODEL} listened`]);
  });

  it('answers beside a picture, and counts it', async () => {
    const pictured = await ask(aMediaRequest('image/jpeg', new Uint8Array(1_000)));
    expect(await replyOf(pictured.clone())).toEqual({ reply: 'Цена — 4 500 ₽.', handoff: false });
    const plain = await tokensOf(await ask({ contents: aRequest('сколько стоит?').contents }));
    expect((await tokensOf(pictured)) - plain).toBe(258);
  });

  it('counts a recording by its length', async () => {
    const plain = await tokensOf(await ask({ contents: aRequest('сколько стоит?').contents }));
    const minute = await tokensOf(await ask(aMediaRequest('audio/m4a', new Uint8Array(120_000))));
    expect(minute - plain).toBe(60 * 32);
  });

  it('refuses what is not base64', async () => {
    const parts = [{ inlineData: { mimeType: 'audio/m4a', data: 'не base64' } }];
    expect(await errorOf(await ask({ contents: [{ role: 'user', parts }] }))).toEqual([400, 400, 'INVALID_ARGUMENT']);
  });
});

describe('a stand-in that is told to misbehave', () => {
  it.each([
    ['429', 429, 'RESOURCE_EXHAUSTED'],
    ['500', 500, 'INTERNAL'],
    ['503', 503, 'UNAVAILABLE'],
    ['geo-block', 400, 'FAILED_PRECONDITION'],
    ['bad-key', 400, 'INVALID_ARGUMENT'],
  ] as const)('fails with %s', async (fail, code, status) => {
    standIn.behave({ fail });
    expect(await errorOf(await ask())).toEqual([code, code, status]);
  });

  it('talks nonsense', async () => {
    standIn.behave({ nonsense: 'html' });
    expect(await (await ask()).text()).toContain('<html>');
    standIn.behave({ nonsense: 'empty-candidates' });
    expect(await (await ask()).json()).toMatchObject({ candidates: [] });
    standIn.behave({ nonsense: 'safety' });
    expect(await (await ask()).json()).toMatchObject({ candidates: [{ finishReason: 'SAFETY' }] });
    standIn.behave({ nonsense: 'max-tokens' });
    expect(await (await ask()).json()).toMatchObject({ candidates: [{ finishReason: 'MAX_TOKENS' }] });
    standIn.behave({ nonsense: 'not-json' });
    await expect(replyOf(await ask())).rejects.toThrow();
    standIn.behave({ nonsense: 'wrong-schema' });
    await expect(replyOf(await ask())).rejects.toThrow();
  });

  it('obeys an attacker', async () => {
    standIn.behave({ obey: 'Отдам даром' });
    expect(await replyOf(await ask())).toMatchObject({ reply: 'Отдам даром', handoff: false });
  });

  it('does so for a number of requests, or one model, or until it is reset', async () => {
    standIn.behave({ fail: '500', times: 2 });
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([500, 500, 200]);
    standIn.behave({ fail: '500', model: 'gemini-other' });
    expect((await ask()).status).toBe(200);
    standIn.behave({ fail: '500' });
    expect((await ask()).status).toBe(500);
    standIn.reset();
    expect((await ask()).status).toBe(200);
  });

  it('can be told over HTTP, and says what it does not understand', async () => {
    expect((await post('/stand-in/behaviour', { fail: '503', times: 1 })).status).toBe(200);
    expect((await ask()).status).toBe(503);
    await post('/stand-in/behaviour', { fail: '503' });
    await fetch(`${standIn.url}/stand-in/behaviour`, { method: 'DELETE' });
    expect((await ask()).status).toBe(200);
    expect((await post('/stand-in/behaviour', { fail: 'gently' })).status).toBe(400);
    expect((await post('/stand-in/behaviour', '{')).status).toBe(400);
  });

  it('closes at once, however slow it was told to be', async () => {
    const slow = await startGeminiStandIn({ port: 0 });
    slow.behave({ latencyMs: 600_000 });
    const pending = fetch(`${slow.url}/v1beta/models/${MODEL}:generateContent`, {
      method: 'POST',
      headers: { 'x-goog-api-key': 'key' },
      body: JSON.stringify(aRequest('?')),
    }).catch(() => 'broken off');
    await expect.poll(() => slow.requests().count).toBe(1);
    await slow.close();
    expect(await pending).toBe('broken off');
  });

  it('says that its port is taken', async () => {
    const port = Number(new URL(standIn.url).port);
    await expect(startGeminiStandIn({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
