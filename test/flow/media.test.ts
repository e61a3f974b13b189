import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Prompt } from '../../shared/ai/language-model.ts';
import { SAFE_SENTENCES } from '../../shared/ai/safe-sentences.ts';
import { createMediaFetch } from '../../shared/avito/media-files.ts';
import { anHttpServer, type Respond } from '../shared/avito/http-server.ts';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

const instructions = 'Доставка: по Москве курьером, 500 ₽.';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  world.gemini.reset();
  await world.control.clearFaults();
});
afterAll(() => world.close());

type Chat = ReturnType<typeof aChat>;
const says = (words: string) => ({ type: 'voice' as const, says: words });
const voiceOf = async (chat: Chat) =>
  (await chat.stored()).flatMap(({ content }) => (content.kind === 'voice' ? [content] : []))[0];
const asked = () => world.gemini.requests().count;

/** A file server of the test's own, as Avito's might be, and the worker that takes it for Avito's. */
async function workerWithFiles(respond: Respond, addressAt = (origin: string) => `${origin}/1.mp4`) {
  const { url } = await anHttpServer(respond);
  const { avitoFor } = world.workerDeps;
  return world.workerWith({
    avitoFor: (seller) => ({
      ...avitoFor(seller),
      getVoiceUrls: async (ids) => new Map(ids.map((id) => [id, addressAt(url)])),
    }),
    fetchMedia: createMediaFetch({ apiUrl: url, timeoutMs: 100 }),
  });
}

/** A worker like the world's own, and what it asks its model. */
function aWatchedWorker() {
  const prompts: Prompt[] = [];
  const worker = world.workerWith({
    model: {
      answer(prompt) {
        prompts.push(prompt);
        return world.workerDeps.model.answer(prompt);
      },
    },
  });
  return { worker, prompts };
}

async function expectHandedOver(chat: Chat, reason = 'voice-not-heard') {
  expect(await chat.lastReply()).toMatchObject({ state: 'handed-off', reason });
  expect(chat.answers()).toHaveLength(1);
  expect(SAFE_SENTENCES).toContain(chat.answers()[0]);
  expect(await chat.chat()).toMatchObject({ state: 'needs-human' });
}

describe('a voice message, where the seller has them written down', () => {
  beforeAll(() => world.setSettings({ instructions, isVoiceTranscribed: true, handOffWords: ['жалоб*'] }));

  it('is answered like a text, and what was heard stays with it', async () => {
    const chat = aChat(world);
    chat.buyerSends(says('Здравствуйте! Есть доставка?'));
    await world.runFor(6);
    expect(chat.answers()).toEqual(['Здравствуйте! Доставка: по Москве курьером, 500 ₽.']);
    expect(await voiceOf(chat)).toMatchObject({ transcript: 'Здравствуйте! Есть доставка?', isUnclear: false });
    const { usage = [] } = (await chat.lastReply()) ?? {};
    expect(usage).toHaveLength(2);
    for (const { costMicroUsd } of usage) expect(costMicroUsd).toBeGreaterThan(0);
  });

  it('is heard once: a turn that is begun again does not pay for it again', async () => {
    const chat = aChat(world);
    chat.buyerSends(says('Есть доставка?'));
    let hearings = 0;
    let questions = 0;
    const dyingOnce = world.workerWith({
      transcriber: {
        transcribe(recording) {
          hearings += 1;
          return world.workerDeps.transcriber.transcribe(recording);
        },
      },
      model: {
        async answer(prompt) {
          questions += 1;
          if (questions === 1) throw new Error('the worker dies');
          return world.workerDeps.model.answer(prompt);
        },
      },
    });
    for (let second = 0; second < 120 && chat.answers().length === 0; second += 1) {
      world.advance(1);
      await world.run(dyingOnce);
    }
    expect(chat.answers()).toHaveLength(1);
    expect(questions).toBe(2);
    expect(hearings).toBe(1);
  });

  it('is part of the talk in the turns after it', async () => {
    const chat = aChat(world);
    chat.buyerSends(says('Есть доставка?'));
    await world.runFor(6);
    const { worker, prompts } = aWatchedWorker();
    chat.buyerWrites('Сколько стоит?');
    await world.run(worker);
    expect(prompts[0]?.turns[0]?.text).toContain('Есть доставка?');
  });

  it('that holds a phone does not tell it to the model that answers', async () => {
    const chat = aChat(world);
    const { worker, prompts } = aWatchedWorker();
    chat.buyerSends(says('Есть доставка? Мой номер 8 900 123-45-67'));
    for (let second = 0; second < 6; second += 1) {
      world.advance(1);
      await world.run(worker);
    }
    expect(prompts).not.toEqual([]);
    expect(JSON.stringify(prompts)).not.toContain('123-45-67');
  });

  it('that holds a word for a person goes to him', async () => {
    const chat = aChat(world);
    chat.buyerSends(says('У меня жалоба на ваше кресло'));
    await world.runFor(6);
    expect(await chat.lastReply()).toMatchObject({ state: 'handed-off', reason: 'hand-off-words' });
  });

  it('that nobody understands goes to a person, with what was heard', async () => {
    const chat = aChat(world);
    chat.buyerSends(says(''));
    await world.runFor(6);
    await expectHandedOver(chat);
    expect(await voiceOf(chat)).toMatchObject({ transcript: '', isUnclear: true });
  });

  it('goes to a person where there is a call beside it, and nobody listens', async () => {
    const chat = aChat(world);
    const before = asked();
    chat.buyerSends(says('Алло'));
    chat.buyerSends({ type: 'call' });
    await world.runFor(6);
    await expectHandedOver(chat, 'buyer-called');
    expect(asked()).toBe(before);
  });

  it.each([
    ['fails', { fail: '500' }],
    ['talks nonsense', { nonsense: 'wrong-schema' }],
    ['filters', { nonsense: 'safety' }],
  ] as const)('goes to a person when the model %s, and is not heard again', async (_what, behaviour) => {
    const chat = aChat(world);
    world.gemini.behave(behaviour);
    chat.buyerSends(says('Есть доставка?'));
    await world.runFor(6);
    await expectHandedOver(chat);
    const before = asked();
    world.gemini.reset();
    await world.runAfter(60, 600);
    expect(asked()).toBe(before);
    expect(chat.answers()).toHaveLength(1);
  });

  it.each([
    ['says that it failed', { kind: 'error-before-accept' }],
    ['has no rights', { kind: 'forbidden' }],
    ['says that it is too much', { kind: 'rate-limited', retryAfterSeconds: 1 }],
    ['answers nonsense', { kind: 'html-page' }],
  ] as const)('goes to a person when Avito %s instead of telling the address', async (_what, fault) => {
    const chat = aChat(world);
    world.control.setFault({ ...fault, operation: 'voice-files' });
    chat.buyerSends(says('Есть доставка?'));
    await world.runFor(10);
    await expectHandedOver(chat);
  });

  it.each<[string, Respond, ((origin: string) => string)?]>([
    ['slow', () => {}],
    ['gone', (response) => response.writeHead(410).end()],
    ['elsewhere', (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['a page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['no voice', (response) => response.writeHead(200, { 'content-type': 'audio/mp4' }).end('a,b,c')],
    ['oversized', (response) => response.writeHead(200, { 'content-type': 'audio/mp4' }).end(Buffer.alloc(3_000_001))],
    ['of a foreign host', (response) => response.end(), () => 'https://example.com/1.mp4'],
  ])('goes to a person when its file is %s', async (_what, respond, url) => {
    const chat = aChat(world);
    const worker = await workerWithFiles(respond, url);
    const before = asked();
    chat.buyerSends(says('Есть доставка?'));
    for (let second = 0; second < 6; second += 1) {
      world.advance(1);
      await world.run(worker);
    }
    await expectHandedOver(chat);
    expect(asked()).toBe(before);
    expect(await voiceOf(chat)).not.toHaveProperty('transcript');
  });
});

describe('a picture', () => {
  const photo = () => ({
    type: 'image' as const,
    imageId: world.control.addImage({ bytes: new Uint8Array([255, 216, 255]), mediaType: 'image/jpeg' }),
  });
  async function promptOf(chat: Chat) {
    const { worker, prompts } = aWatchedWorker();
    for (let second = 0; second < 8; second += 1) {
      world.advance(1);
      await world.run(worker);
    }
    expect(chat.answers()).toHaveLength(1);
    return prompts[0]?.turns.at(-1);
  }

  it('is shown to the model beside the question where the seller allows it', async () => {
    await world.setSettings({ instructions, areImagesShown: true });
    const chat = aChat(world);
    chat.buyerSends(photo());
    chat.buyerWrites('Есть доставка?');
    const turn = await promptOf(chat);
    expect(turn?.media).toEqual([{ mimeType: 'image/jpeg', base64: '/9j/' }]);
    expect(turn?.text).toContain('[фото]');
    expect(await chat.lastReply()).toMatchObject({ state: 'sent' });
  });

  it('stays here where he does not, and the words are answered', async () => {
    await world.setSettings({ instructions });
    const chat = aChat(world);
    chat.buyerSends(photo());
    chat.buyerWrites('Есть доставка?');
    expect((await promptOf(chat))?.media).toBeUndefined();
    expect(await chat.lastReply()).toMatchObject({ state: 'sent' });
  });

  it('that cannot be had leaves the words to be answered', async () => {
    await world.setSettings({ instructions, areImagesShown: true });
    const chat = aChat(world);
    const imageId = world.control.addImage({ bytes: new Uint8Array([1]), mediaType: 'image/gif' });
    chat.buyerSends({ type: 'image', imageId });
    chat.buyerWrites('Есть доставка?');
    expect((await promptOf(chat))?.media).toBeUndefined();
  });

  it('alone goes to a person, and nobody else looks at it', async () => {
    await world.setSettings({ instructions, areImagesShown: true });
    const chat = aChat(world);
    const before = asked();
    chat.buyerSends(photo());
    await world.runFor(6);
    await expectHandedOver(chat, 'picture-alone');
    expect(asked()).toBe(before);
  });
});

describe('what else is no text', () => {
  beforeAll(() => world.setSettings({ instructions }));

  it.each([
    ['a place', { type: 'location', lat: 55.7, lon: 37.6, text: 'Москва, Лесная 7' }, 'place-alone'],
    ['a listing', { type: 'item', title: 'Стол', url: 'https://www.avito.ru/1' }, 'listing-alone'],
    ['a file', { type: 'file' }, 'file-sent'],
    ['a video', { type: 'video' }, 'file-sent'],
    ['a call', { type: 'call' }, 'buyer-called'],
    ['a voice, where nobody has switched that on', { type: 'voice', says: 'Есть доставка?' }, 'voice-not-heard'],
  ] as const)('goes to a person with a fitting sentence: %s', async (_what, body, reason) => {
    const chat = aChat(world);
    const before = asked();
    chat.buyerSends(body);
    await world.runFor(6);
    await expectHandedOver(chat, reason);
    expect(asked()).toBe(before);
  });

  it('is named to the model where a question comes with it', async () => {
    const { worker, prompts } = aWatchedWorker();
    const chat = aChat(world);
    chat.buyerSends({ type: 'location', lat: 55.7, lon: 37.6, text: 'Москва, Лесная 7' });
    chat.buyerSends({ type: 'item', title: 'Стол раздвижной', url: 'https://www.avito.ru/1' });
    chat.buyerWrites('Сюда доставка есть? А этот?');
    await world.run(worker);
    expect(prompts[0]?.turns.at(-1)?.text).toContain('[место на карте: Москва, Лесная 7]');
    expect(prompts[0]?.turns.at(-1)?.text).toContain('[ссылка на объявление: Стол раздвижной]');
  });
});
