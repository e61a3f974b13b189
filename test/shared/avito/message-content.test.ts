import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessageContent } from '../../../shared/avito/message-content.ts';

describe('the content of a message', () => {
  it.each([
    ['text', { text: 'Ещё продаёте?' }, { kind: 'text', text: 'Ещё продаёте?' }],
    ['text', { text: '' }, { kind: 'text', text: '' }],
    [
      'image',
      { image: { sizes: { '32x32': 'small', '1280x960': 'large', '640x480': 'middle' } } },
      { kind: 'image', url: 'large' },
    ],
    ['image', { image: { sizes: { original: 'only' } } }, { kind: 'image', url: 'only' }],
    [
      'image',
      { image: { sizes: { '32x32': 'small', '640x480': '', '1280x960': 7 } } },
      { kind: 'image', url: 'small' },
    ],
    ['voice', { voice: { voice_id: 'v1' } }, { kind: 'voice', voiceId: 'v1' }],
    [
      'location',
      { location: { kind: 'house', lat: 55.6, lon: 37.6, text: 'Москва, Лесная 7', title: 'Лесная' } },
      { kind: 'location', text: 'Москва, Лесная 7', latitude: 55.6, longitude: 37.6 },
    ],
    ['location', { location: { lat: '55', title: 'Лесная' } }, { kind: 'location', text: 'Лесная' }],
    ['location', { location: {} }, { kind: 'location', text: '' }],
    [
      'item',
      { item: { title: 'Кресло', price_string: null, item_url: 'https://avito.ru/1' } },
      { kind: 'item', title: 'Кресло', url: 'https://avito.ru/1' },
    ],
    ['item', { item: { title: null } }, { kind: 'item', title: '' }],
    [
      'link',
      { link: { text: 'habr.com', url: 'https://habr.com', preview: null } },
      { kind: 'link', text: 'habr.com', url: 'https://habr.com' },
    ],
    ['link', { link: { text: 'habr.com' } }, { kind: 'link', text: 'habr.com', url: 'habr.com' }],
    ['link', { link: { url: 'habr.com' } }, { kind: 'link', url: 'habr.com' }],
    ['call', { call: { status: 'missed', target_user_id: 1 } }, { kind: 'call' }],
    ['call', undefined, { kind: 'call' }],
    ['appCall', {}, { kind: 'app-call' }],
    ['file', {}, { kind: 'file' }],
    ['video', {}, { kind: 'video' }],
    [
      'system',
      { text: 'Скидка', flow_id: 'seller_audience_discount' },
      { kind: 'system', text: 'Скидка', flowId: 'seller_audience_discount' },
    ],
    ['system', {}, { kind: 'system', text: '' }],
    ['deleted', {}, { kind: 'deleted' }],
  ])('of type %s is read from %j', (type, content, expected) => {
    expect(readMessageContent(type, content)).toEqual(expected);
  });

  it.each([
    '[Системное сообщение] Пользователь открыл чат',
    '[Системное\u00a0сообщение] Пользователь открыл чат',
    '\u00a0 [Системное сообщение] 👋 Покупатель увидел скидку',
  ])('is a service notice when the text starts as one: %j', (text) => {
    expect(readMessageContent('text', { text })).toEqual({ kind: 'system', text });
  });

  it('is a service notice when one of Avito’s bots signed the text', () => {
    const content = { text: 'Да, ещё продаю', flow_id: 'flower_161071' };
    expect(readMessageContent('text', content)).toEqual({
      kind: 'system',
      text: content.text,
      flowId: 'flower_161071',
    });
  });

  it('is a plain text when it only quotes a service notice', () => {
    const text = 'Что значит «[Системное сообщение]»?';
    expect(readMessageContent('text', { text })).toEqual({ kind: 'text', text });
  });

  it('is a deletion when the text says so', () => {
    expect(readMessageContent('text', { text: 'Сообщение удалено' })).toEqual({ kind: 'deleted' });
  });

  it.each([
    ['sticker', { sticker: { id: 1 } }],
    ['constructor', {}],
    ['text', undefined],
    ['text', null],
    ['text', { text: 5 }],
    ['text', 'text'],
    ['image', { image: null }],
    ['image', { image: { sizes: {} } }],
    ['image', { image: { sizes: 'none' } }],
    ['voice', { voice: {} }],
    ['location', { location: null }],
    ['item', {}],
    ['link', { link: null }],
    ['link', { link: {} }],
  ])('of type %s is unsupported when it is %j', (type, content) => {
    expect(readMessageContent(type, content)).toEqual({ kind: 'unsupported', type });
  });

  it('keeps its text when a part beside it is broken', () => {
    const content = { text: 'Здравствуйте', image: 'broken', voice: 1, flow_id: 0 };
    expect(readMessageContent('text', content)).toEqual({ kind: 'text', text: 'Здравствуйте' });
  });

  it('is read whatever it is, of any type', () => {
    const types = fc.oneof(
      fc.string(),
      fc.constantFrom('text', 'image', 'voice', 'location', 'item', 'link', 'system'),
    );
    fc.assert(fc.property(types, fc.jsonValue(), (type, content) => readMessageContent(type, content).kind.length > 0));
  });
});
