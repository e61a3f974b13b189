import { afterEach, describe, expect, it } from 'vitest';
import { type GeminiStandIn, startGeminiStandIn } from '../../../local/gemini-stand-in/start-gemini-stand-in.ts';
import { type OpenModel, openModel } from './open-model.ts';

let open: OpenModel | undefined;
let configured: GeminiStandIn | undefined;
afterEach(() => Promise.all([open?.close(), configured?.close()]));

describe('the model that is asked', () => {
  it('is the stand-in without key and URL, and is known as such', async () => {
    open = await openModel({});
    expect(open).toMatchObject({ isStandIn: true, name: 'gemini-3.5-flash-lite' });
    const prompt = { system: '', turns: [{ role: 'buyer' as const, text: 'Цена?' }] };
    expect(await open.model.answer(prompt)).toMatchObject({ kind: 'answer' });
  });

  it('is the configured one at its own address', async () => {
    configured = await startGeminiStandIn({ port: 0 });
    const environment = { GEMINI_API_KEY: 'key', GEMINI_API_URL: configured.url, GEMINI_MODEL: 'gemini-3.8-flash' };
    open = await openModel(environment);
    expect(open).toMatchObject({ isStandIn: false, name: 'gemini-3.8-flash' });
    await open.model.answer({ system: '', turns: [{ role: 'buyer', text: 'Цена?' }] });
    expect(configured.requests().models).toEqual(['gemini-3.8-flash']);
  });

  it('is none when it has no price', async () => {
    await expect(openModel({ GEMINI_API_KEY: 'key', GEMINI_MODEL: 'gemini-9' })).rejects.toThrow('GEMINI_MODEL');
  });
});
