import { describe, expect, it } from 'vitest';
import { type HearingDeps, hearVoices } from '../../../functions/reply-worker/hear-voices.ts';
import { fakeVoice } from '../../../local/fake-voice.ts';
import type { Media, ModelAnswer, Transcript } from '../../../shared/ai/language-model.ts';
import type { Message } from '../../../shared/store/messages.ts';
import { aNotebook } from '../../support/a-notebook.ts';
import { aSeller } from '../../support/a-seller.ts';

const usage = { model: 'm', inputTokens: 10, outputTokens: 5, costMicroUsd: 7, milliseconds: 3 };
const heard = (text: string, isUnclear = false): ModelAnswer<Transcript> => ({
  kind: 'answer',
  answer: { text, isUnclear },
  usage,
});

function aMessage(id: string, content: Message['content'] = { kind: 'voice', voiceId: id }): Message {
  return {
    sellerId: 'seller-1',
    chatId: 'chat-1',
    messageId: id,
    author: 'buyer',
    content,
    createdAt: 1_767_261_600,
    knownAt: 1_767_261_600_000,
    seq: 1,
    source: 'webhook',
  };
}

/** A worker that finds every voice, each saying its id, and a model that hears what it is told to. */
function aWorker(changes: Partial<HearingDeps> = {}) {
  const { log, measure, lines, valuesOf } = aNotebook();
  const listened: Media[] = [];
  const kept: [string, Transcript][] = [];
  const deps: HearingDeps = {
    avitoFor: () => ({ getVoiceUrls: async (ids) => new Map(ids.map((id) => [id, `https://avito.ru/${id}`])) }),
    fetchMedia: async (address) => ({ bytes: fakeVoice(address), contentType: 'audio/mp4' }),
    transcriber: {
      async transcribe(recording) {
        listened.push(recording);
        return heard('Есть доставка?');
      },
    },
    messages: {
      async keepTranscript({ messageId }, transcript) {
        kept.push([messageId, transcript]);
        return true;
      },
    },
    log,
    measure,
    ...changes,
  };
  return { hear: (...messages: Message[]) => hearVoices(aSeller(), messages, deps), listened, kept, lines, valuesOf };
}

describe('the voices of a turn', () => {
  it('are written down in their places, kept, and counted', async () => {
    const { hear, kept, listened, valuesOf } = aWorker();
    const text = aMessage('text', { kind: 'text', text: 'Добрый день' });
    expect(await hear(aMessage('v1'), text, aMessage('v2'))).toEqual({
      messages: [
        aMessage('v1', { kind: 'voice', voiceId: 'v1', transcript: 'Есть доставка?', isUnclear: false }),
        text,
        aMessage('v2', { kind: 'voice', voiceId: 'v2', transcript: 'Есть доставка?', isUnclear: false }),
      ],
      usage: [usage, usage],
    });
    expect(kept.map(([id]) => id).sort()).toEqual(['v1', 'v2']);
    expect(listened.map(({ mimeType }) => mimeType)).toEqual(['audio/m4a', 'audio/m4a']);
    expect(valuesOf('VoicesTranscribed')).toEqual([1, 1]);
  });

  it('that were heard before are not heard again', async () => {
    const { hear, listened } = aWorker();
    const known = aMessage('v1', { kind: 'voice', voiceId: 'v1', transcript: '', isUnclear: true });
    expect(await hear(known)).toEqual({ messages: [known], usage: [] });
    expect(listened).toEqual([]);
  });

  it('are left to a person where there are many', async () => {
    const { hear, listened } = aWorker();
    const many = ['1', '2', '3', '4', '5', '6'].map((id) => aMessage(id));
    expect(await hear(...many)).toEqual({ messages: many, usage: [] });
    expect(listened).toEqual([]);
    await hear(...many.slice(1));
    expect(listened).toHaveLength(5);
  });

  it('are unclear where no word was heard, whatever the model thinks of that', async () => {
    const { hear, kept } = aWorker({ transcriber: { transcribe: async () => heard(' \n') } });
    await hear(aMessage('v1'));
    expect(kept).toEqual([['v1', { text: '', isUnclear: true }]]);
  });

  it('that fail do not hinder the others, and what failing cost is counted', async () => {
    const answers = [heard('Алло'), { kind: 'no-answer' as const, reason: 'blocked' as const, usage }];
    const { hear, kept, valuesOf } = aWorker({
      transcriber: { transcribe: async () => answers.pop() ?? heard('') },
    });
    const { messages, usage: costs } = await hear(aMessage('v1'), aMessage('v2'));
    expect(messages.filter(({ content }) => 'transcript' in content)).toHaveLength(1);
    expect(costs).toHaveLength(2);
    expect(kept).toHaveLength(1);
    expect(valuesOf('VoicesNotHeard')).toEqual([1]);
  });

  it.each<[string, Partial<HearingDeps>, string]>([
    ['that Avito does not know', { avitoFor: () => ({ getVoiceUrls: async () => new Map() }) }, 'no-address'],
    ['that cannot be fetched', { fetchMedia: async () => 'too-large' }, 'too-large'],
    [
      'that are no MP4',
      { fetchMedia: async () => ({ bytes: new Uint8Array([1, 2]), contentType: 'audio/mp4' }) },
      'wrong-type',
    ],
    [
      'that the model cannot hear',
      { transcriber: { transcribe: async () => ({ kind: 'no-answer', reason: 'timeout', usage: undefined }) } },
      'model-timeout',
    ],
  ])('%s stay as they were, with a reason in the log', async (_what, changes, reason) => {
    const { hear, kept, lines } = aWorker(changes);
    expect(await hear(aMessage('v1'))).toEqual({ messages: [aMessage('v1')], usage: [] });
    expect(kept).toEqual([]);
    expect(lines).toContainEqual({
      level: 'warn',
      message: 'voice not heard',
      fields: { sellerId: 'seller-1', chatId: 'chat-1', messageId: 'v1', reason },
    });
  });

  it('leave neither an address nor a word in the log', async () => {
    const { hear, lines } = aWorker({ fetchMedia: async () => 'unreachable' });
    await hear(aMessage('v1'));
    const worker = aWorker();
    await worker.hear(aMessage('v1'));
    const logged = JSON.stringify([...lines, ...worker.lines]);
    expect(logged).not.toContain('https');
    expect(logged).not.toContain('доставка');
  });

  it('fail the turn where the table fails, as everything else does', async () => {
    const { hear } = aWorker({
      messages: {
        keepTranscript: async () => {
          throw new Error('no table');
        },
      },
    });
    await expect(hear(aMessage('v1'))).rejects.toThrow('no table');
  });
});
