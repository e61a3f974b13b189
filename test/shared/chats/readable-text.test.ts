import { describe, expect, it } from 'vitest';
import type { MessageContent } from '../../../shared/avito/message-content.ts';
import { readableText, transcriptText } from '../../../shared/chats/readable-text.ts';

describe('a message with words', () => {
  it.each<[MessageContent, string]>([
    [{ kind: 'text', text: 'Сколько стоит?' }, 'Сколько стоит?'],
    [{ kind: 'text', text: '' }, ''],
    [{ kind: 'system', text: 'Заказ оформлен' }, 'Заказ оформлен'],
    [{ kind: 'link', url: 'https://example.com', text: 'вот такое' }, 'вот такое'],
    [{ kind: 'link', url: 'https://example.com' }, 'https://example.com'],
    [{ kind: 'voice', voiceId: 'v', transcript: 'Есть доставка?', isUnclear: false }, 'Есть доставка?'],
    [{ kind: 'voice', voiceId: 'v', transcript: 'Есть доставка?' }, 'Есть доставка?'],
  ])('%j reads %j, in the transcript too', (content, words) => {
    expect(readableText(content)).toBe(words);
    expect(transcriptText(content)).toBe(words);
  });
});

describe('a message without words is named by its kind in the transcript', () => {
  it.each<[MessageContent, string]>([
    [{ kind: 'image', url: 'https://example.com/1.jpg' }, '[фото]'],
    [{ kind: 'voice', voiceId: 'v' }, '[голосовое сообщение]'],
    [{ kind: 'voice', voiceId: 'v', transcript: 'Есть дос', isUnclear: true }, '[голосовое сообщение]'],
    [{ kind: 'location', text: 'Москва' }, '[место на карте: Москва]'],
    [{ kind: 'location', text: ' ' }, '[место на карте]'],
    [{ kind: 'item', title: 'Стол' }, '[ссылка на объявление: Стол]'],
    [{ kind: 'item', title: '' }, '[ссылка на объявление]'],
    [{ kind: 'call' }, '[звонок]'],
    [{ kind: 'app-call' }, '[звонок]'],
    [{ kind: 'file' }, '[файл]'],
    [{ kind: 'video' }, '[видео]'],
    [{ kind: 'deleted' }, '[сообщение]'],
    [{ kind: 'unsupported', type: 'hologram' }, '[сообщение]'],
  ])('%j: %s', (content, placeholder) => {
    expect(readableText(content)).toBeUndefined();
    expect(transcriptText(content)).toBe(placeholder);
  });
});
