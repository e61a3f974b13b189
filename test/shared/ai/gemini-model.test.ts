import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fakeVoice } from '../../../local/fake-voice.ts';
import { type GeminiStandIn, startGeminiStandIn } from '../../../local/gemini-stand-in/start-gemini-stand-in.ts';
import { createGeminiModel, type GeminiModelOptions } from '../../../shared/ai/gemini-model.ts';
import { buildPrompt } from '../../../shared/ai/prompts/build-prompt.ts';
import { asked } from './a-conversation.ts';

const KEY = 'key-that-must-stay-secret';
const FIRST = 'gemini-3.5-flash-lite';
const SECOND = 'gemini-3.8-flash';
const prices = {
  [FIRST]: { inputUsdPerMillion: 0.3, outputUsdPerMillion: 2.5 },
  [SECOND]: { inputUsdPerMillion: 0.75, outputUsdPerMillion: 3.75 },
};
const prompt = buildPrompt({
  facts: [{ id: 'listing.price', text: 'Цена: 4 500 ₽' }],
  conversation: asked('Здравствуйте, сколько стоит?'),
});

function aRecording(words: string) {
  return { mimeType: 'audio/m4a', base64: Buffer.from(fakeVoice(words)).toString('base64') };
}

function aModel(baseUrl: string, options: Partial<GeminiModelOptions> = {}) {
  let clock = 0;
  const now = () => {
    clock += 50;
    return clock;
  };
  return createGeminiModel({
    apiKey: KEY,
    baseUrl,
    model: FIRST,
    fallbackModel: SECOND,
    timeoutMs: 2_000,
    prices,
    now,
    ...options,
  });
}

describe('against the stand-in', () => {
  let standIn: GeminiStandIn;
  let asksBefore = 0;

  beforeAll(async () => {
    standIn = await startGeminiStandIn({ port: 0 });
  });
  afterEach(() => {
    standIn.reset();
    asksBefore = standIn.requests().count;
  });
  afterAll(() => standIn.close());

  const askedModels = () => standIn.requests().models.slice(asksBefore);

  it('gives the structured answer, its tokens, its cost and its time', async () => {
    const answer = await aModel(standIn.url).answer(prompt);
    expect(answer).toMatchObject({
      kind: 'answer',
      answer: {
        reply: 'Здравствуйте! Цена — 4 500 ₽.',
        usedFacts: ['listing.price'],
        handoff: false,
        handoffReason: '',
      },
      usage: { model: FIRST, milliseconds: 50 },
    });
    const { inputTokens = 0, outputTokens = 0, costMicroUsd } = answer.usage ?? {};
    expect(inputTokens).toBeGreaterThan(100);
    expect(outputTokens).toBeGreaterThan(10);
    expect(costMicroUsd).toBe(Math.ceil(inputTokens * 0.3 + outputTokens * 2.5));
    expect(askedModels()).toEqual([FIRST]);
  });

  it.each([
    [{ fail: '429' }, 'unavailable'],
    [{ fail: '500' }, 'unavailable'],
    [{ fail: '503' }, 'unavailable'],
    [{ nonsense: 'not-json' }, 'nonsense'],
    [{ nonsense: 'wrong-schema' }, 'nonsense'],
    [{ nonsense: 'html' }, 'nonsense'],
    [{ nonsense: 'max-tokens' }, 'nonsense'],
    [{ nonsense: 'empty-candidates' }, 'blocked'],
    [{ nonsense: 'prompt-blocked' }, 'blocked'],
    [{ nonsense: 'safety' }, 'blocked'],
  ] as const)(
    'asks the fallback model once after %j, and says %s if that gives nothing either',
    async (behaviour, reason) => {
      standIn.behave({ ...behaviour, times: 1 });
      expect(await aModel(standIn.url).answer(prompt)).toMatchObject({ kind: 'answer', usage: { model: SECOND } });
      expect(askedModels()).toEqual([FIRST, SECOND]);

      standIn.behave(behaviour);
      asksBefore = standIn.requests().count;
      expect(await aModel(standIn.url).answer(prompt)).toMatchObject({ kind: 'no-answer', reason });
      expect(askedModels()).toEqual([FIRST, SECOND]);
    },
  );

  it('gives up an attempt that takes too long', async () => {
    standIn.behave({ latencyMs: 60_000, model: FIRST });
    expect(await aModel(standIn.url, { timeoutMs: 300 }).answer(prompt)).toMatchObject({
      kind: 'answer',
      usage: { model: SECOND },
    });

    standIn.behave({ latencyMs: 60_000 });
    expect(await aModel(standIn.url, { timeoutMs: 20 }).answer(prompt)).toEqual({
      kind: 'no-answer',
      reason: 'timeout',
      usage: undefined,
    });
  });

  it.each([
    ['geo-block', 'geo-blocked'],
    ['bad-key', 'bad-key'],
  ] as const)('does not try again after %s', async (fail, reason) => {
    standIn.behave({ fail });
    expect(await aModel(standIn.url).answer(prompt)).toEqual({ kind: 'no-answer', reason, usage: undefined });
    expect(askedModels()).toEqual([FIRST]);
  });

  it('asks no model twice', async () => {
    standIn.behave({ fail: '503' });
    await aModel(standIn.url, { fallbackModel: FIRST }).answer(prompt);
    expect(askedModels()).toEqual([FIRST]);
  });

  it('counts what a useless first answer cost', async () => {
    const alone = await aModel(standIn.url).answer(prompt);
    standIn.behave({ nonsense: 'not-json', times: 1 });
    const both = await aModel(standIn.url).answer(prompt);
    expect(both.usage?.inputTokens).toBe((alone.usage?.inputTokens ?? 0) * 2);
    expect(both.usage?.costMicroUsd).toBeGreaterThan(alone.usage?.costMicroUsd ?? 0);
  });

  it('gives the usage of an answer that is none', async () => {
    standIn.behave({ nonsense: 'safety' });
    expect(await aModel(standIn.url).answer(prompt)).toMatchObject({
      kind: 'no-answer',
      usage: { model: SECOND, outputTokens: 0 },
    });
  });

  it('writes down what a recording says, with its tokens, its cost and its time', async () => {
    const heard = await aModel(standIn.url).transcribe(aRecording('Есть доставка в Тулу?'));
    expect(heard).toMatchObject({
      kind: 'answer',
      answer: { text: 'Есть доставка в Тулу?', isUnclear: false },
      usage: { model: FIRST, milliseconds: 50 },
    });
    const { inputTokens = 0, outputTokens = 0, costMicroUsd } = heard.usage ?? {};
    expect(costMicroUsd).toBe(Math.ceil(inputTokens * 0.3 + outputTokens * 2.5));
    expect(await aModel(standIn.url).transcribe(aRecording(''))).toMatchObject({
      answer: { text: '', isUnclear: true },
    });
  });

  it('has a recording heard by the fallback model where the first one fails', async () => {
    standIn.behave({ fail: '503', times: 1 });
    expect(await aModel(standIn.url).transcribe(aRecording('Алло'))).toMatchObject({ answer: { text: 'Алло' } });
    expect(askedModels()).toEqual([FIRST, SECOND]);

    standIn.behave({ nonsense: 'wrong-schema' });
    expect(await aModel(standIn.url).transcribe(aRecording('Алло'))).toMatchObject({ reason: 'nonsense' });
  });

  it('spends the time of one slow model on a recording, and no more', async () => {
    standIn.behave({ latencyMs: 60_000 });
    expect(await aModel(standIn.url, { timeoutMs: 20 }).transcribe(aRecording('Алло'))).toEqual({
      kind: 'no-answer',
      reason: 'timeout',
      usage: undefined,
    });
    expect(askedModels()).toEqual([FIRST]);
  });

  it('holds neither the key nor a text in what it gives back for a failure', async () => {
    for (const fail of ['429', '500', 'geo-block', 'bad-key'] as const) {
      standIn.behave({ fail });
      const answer = JSON.stringify(await aModel(standIn.url).answer(prompt));
      expect(answer).not.toContain(KEY);
      expect(answer).not.toContain('Цена');
      expect(answer).not.toContain('http');
    }
  });

  it('says unavailable where nobody listens', async () => {
    const gone = await startGeminiStandIn({ port: 0 });
    await gone.close();
    expect(await aModel(gone.url).answer(prompt)).toEqual({
      kind: 'no-answer',
      reason: 'unavailable',
      usage: undefined,
    });
  });

  it('refuses to begin with a model that has no price', () => {
    expect(() => aModel(standIn.url, { fallbackModel: 'gemini-new' })).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'gemini-price-missing' }),
    );
    expect(() => aModel(standIn.url, { model: 'toString' })).toThrow();
  });
});

const requestSchema = z.object({
  generationConfig: z.record(z.string(), z.unknown()),
  systemInstruction: z.object({ parts: z.array(z.object({ text: z.string() })) }),
  contents: z.array(z.object({ role: z.string(), parts: z.array(z.unknown()) })),
});

describe('what goes over the wire', () => {
  const seen: { url: string | undefined; key: unknown; body: z.infer<typeof requestSchema> }[] = [];
  let status = 200;
  let reply = '';
  let server: Server;
  let url = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => {
        body += chunk;
      });
      request.on('end', () => {
        seen.push({
          url: request.url,
          key: request.headers['x-goog-api-key'],
          body: requestSchema.parse(JSON.parse(body)),
        });
        response.writeHead(status, { 'content-type': 'application/json' }).end(reply);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  afterEach(() => {
    seen.length = 0;
    status = 200;
  });
  afterAll(() => {
    server.close();
  });

  it('is the documented request: key in the header, system instruction, schema with the evidence first, minimal thinking, no temperature', async () => {
    reply = '{}';
    await aModel(`${url}/`).answer(prompt);
    expect(seen[0]).toMatchObject({ url: `/v1beta/models/${FIRST}:generateContent`, key: KEY });
    const { generationConfig, systemInstruction, contents } = requestSchema.parse(seen[0]?.body);
    expect(contents.map(({ role }) => role)).toEqual(['user']);
    expect(systemInstruction.parts[0]?.text).toBe(prompt.system);
    expect(generationConfig).toMatchObject({
      responseMimeType: 'application/json',
      responseSchema: { required: ['usedFacts', 'intent', 'reply', 'confidence', 'handoff', 'handoffReason'] },
      thinkingConfig: { thinkingLevel: 'minimal' },
    });
    expect(Object.keys(generationConfig).sort()).toEqual([
      'maxOutputTokens',
      'responseMimeType',
      'responseSchema',
      'thinkingConfig',
    ]);
  });

  it('shows the seller’s turns as the model’s own', async () => {
    reply = '{}';
    const turns = [
      { role: 'buyer' as const, text: 'а' },
      { role: 'seller' as const, text: 'б' },
      { role: 'buyer' as const, text: 'в' },
    ];
    await aModel(url).answer({ system: 's', turns });
    expect(seen[0]?.body.contents.map(({ role }) => role)).toEqual(['user', 'model', 'user']);
  });

  it('puts pictures before the words of their turn', async () => {
    reply = '{}';
    const media = [{ mimeType: 'image/jpeg', base64: 'AAAA' }];
    await aModel(url).answer({ system: 's', turns: [{ role: 'buyer', text: 'а', media }] });
    expect(seen[0]?.body.contents).toMatchObject([
      { parts: [{ inlineData: { mimeType: 'image/jpeg', data: 'AAAA' } }, { text: 'а' }] },
    ]);
  });

  it('asks for the words of a recording by a schema of its own, and tells nothing of a chat', async () => {
    reply = '{}';
    await aModel(url).transcribe({ mimeType: 'audio/m4a', base64: 'BBBB' });
    const { generationConfig, contents } = requestSchema.parse(seen[0]?.body);
    expect(generationConfig).toMatchObject({ responseSchema: { required: ['text', 'isUnclear'] } });
    expect(contents).toMatchObject([{ parts: [{ inlineData: { mimeType: 'audio/m4a', data: 'BBBB' } }, {}] }]);
  });

  it('switches thinking off in the older way for models of version 2', async () => {
    reply = '{}';
    const old = 'gemini-2.5-flash';
    const price = { inputUsdPerMillion: 0.3, outputUsdPerMillion: 2.5 };
    await aModel(url, { model: old, fallbackModel: old, prices: { [old]: price } }).answer(prompt);
    expect(seen[0]?.body.generationConfig.thinkingConfig).toEqual({ thinkingBudget: 0 });
  });

  it('counts thoughts as output and does not take them for the answer', async () => {
    const answer = { usedFacts: [], intent: 'price', reply: 'Да.', confidence: 0.8, handoff: false, handoffReason: '' };
    reply = JSON.stringify({
      candidates: [
        { content: { parts: [{ text: 'хм', thought: true }, { text: JSON.stringify(answer) }] }, finishReason: 'STOP' },
      ],
      usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 20, thoughtsTokenCount: 30 },
    });
    expect(await aModel(url).answer(prompt)).toEqual({
      kind: 'answer',
      answer,
      usage: { model: FIRST, inputTokens: 100, outputTokens: 50, costMicroUsd: 155, milliseconds: 50 },
    });
  });

  it.each([401, 403])('takes %i for a bad key', async (code) => {
    status = code;
    reply = '{"error":{"message":"denied"}}';
    expect(await aModel(url).answer(prompt)).toMatchObject({ reason: 'bad-key' });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['null', 'unavailable'],
    ['[]', 'nonsense'],
    ['{"candidates":7}', 'nonsense'],
    ['{"candidates":[{"finishReason":"RECITATION"}]}', 'blocked'],
    ['{"candidates":[{"finishReason":"MALFORMED_FUNCTION_CALL"}]}', 'nonsense'],
    ['{"candidates":[{"content":{"parts":[{}]}}]}', 'blocked'],
    ['{"candidates":[{"content":{}}]}', 'blocked'],
  ])('survives the body %s', async (body, reason) => {
    reply = body;
    expect(await aModel(url).answer(prompt)).toMatchObject({ kind: 'no-answer', reason });
  });
});
