import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAFE_SENTENCES, safeSentence } from '../../../shared/ai/safe-sentences.ts';
import type { MessageContent } from '../../../shared/avito/message-content.ts';
import { reasonInContents } from '../../../shared/decision/contents-for-human.ts';
import { subjectOf } from '../../../shared/decision/subject-of-reason.ts';

const words: MessageContent = { kind: 'text', text: 'Сколько стоит?' };
const picture: MessageContent = { kind: 'image', url: 'https://img.avito.st/1.jpg' };
const place: MessageContent = { kind: 'location', text: 'Москва' };
const listing: MessageContent = { kind: 'item', title: 'Стол' };
const link: MessageContent = { kind: 'link', url: 'https://www.avito.ru/1' };
const voice: MessageContent = { kind: 'voice', voiceId: 'v' };
const heard: MessageContent = { ...voice, transcript: 'Есть доставка?', isUnclear: false };
const unclear: MessageContent = { ...voice, transcript: 'Есть дос…', isUnclear: true };

describe('a turn whose words can be answered', () => {
  it.each<[string, MessageContent[]]>([
    ['words', [words]],
    ['a link', [link]],
    ['a voice that was understood', [heard]],
    ['words beside a picture', [picture, words]],
    ['words beside a place', [words, place]],
    ['words beside a listing', [listing, words]],
    ['a voice that was understood, beside a picture', [picture, heard]],
    ['words beside something deleted', [{ kind: 'deleted' }, words]],
  ])('needs nobody: %s', (_what, contents) => {
    expect(reasonInContents(contents)).toBeUndefined();
  });
});

describe('a turn for a person', () => {
  it.each<[string, MessageContent[], string]>([
    ['a call', [{ kind: 'call' }], 'buyer-called'],
    ['a call through the app, whatever is said beside it', [words, { kind: 'app-call' }], 'buyer-called'],
    ['a call comes before a voice and a file', [voice, { kind: 'file' }, { kind: 'call' }], 'buyer-called'],
    ['a file', [{ kind: 'file' }], 'file-sent'],
    ['a video, whatever is said beside it', [words, { kind: 'video' }], 'file-sent'],
    ['a voice nobody has heard', [voice], 'voice-not-heard'],
    ['a voice nobody has heard, beside words', [words, voice], 'voice-not-heard'],
    ['a voice that was not clear', [unclear], 'voice-not-heard'],
    ['one voice of two', [heard, voice], 'voice-not-heard'],
    ['a picture alone', [picture], 'picture-alone'],
    ['several pictures', [picture, picture, place], 'picture-alone'],
    ['a place alone', [place], 'place-alone'],
    ['a listing alone', [listing], 'listing-alone'],
    ['something unknown', [{ kind: 'unsupported', type: 'hologram' }], 'not-text'],
    ['something deleted', [{ kind: 'deleted' }], 'not-text'],
    ['nothing', [], 'not-text'],
  ])('%s', (_what, contents, reason) => {
    expect(reasonInContents(contents)).toBe(reason);
  });

  it('does not depend on the order of what was sent', () => {
    const kinds = [words, picture, place, listing, link, voice, heard, unclear, { kind: 'call' }, { kind: 'file' }];
    fc.assert(
      fc.property(fc.shuffledSubarray(kinds as MessageContent[]), (contents) => {
        expect(reasonInContents(contents)).toBe(reasonInContents([...contents].reverse()));
      }),
    );
  });
});

describe('what the buyer is told', () => {
  it.each([
    ['buyer-called', 'звон'],
    ['voice-not-heard', 'голосовое'],
    ['file-sent', 'файл'],
    ['picture-alone', 'фото'],
    ['place-alone', 'на карте'],
    ['listing-alone', 'объявление'],
    ['not-text', 'сообщение'],
    ['complaint', 'жаль'],
    ['call-wanted', 'ждёте звонка'],
    ['return-wanted', 'просьбу'],
    ['person-wanted', 'просьбу'],
    ['legal-threat', 'сообщение'],
    ['insult', 'сообщение'],
    ['hand-off-words', 'сообщение'],
    ['toString', 'сообщение'],
  ])('fits the reason: %s', (reason, word) => {
    for (const hasSellerWritten of [true, false]) {
      const sentence = safeSentence(hasSellerWritten, subjectOf(reason));
      expect(sentence).toContain(word);
      expect(SAFE_SENTENCES).toContain(sentence);
      expect(sentence.startsWith('Здравствуйте!')).toBe(!hasSellerWritten);
    }
  });

  it('promises no time and no answer', () => {
    for (const sentence of SAFE_SENTENCES) {
      expect(sentence).not.toMatch(/скоро|минут|час|сегодня|ответит|свяж|перезвон|обязательно/iu);
    }
  });
});
