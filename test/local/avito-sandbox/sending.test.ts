import { describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS } from '../../../local/avito-sandbox/demo/demo-accounts.ts';
import { readFakeVoice } from '../../../local/fake-voice.ts';
import { anError, aSandbox, aText, chairId, chatPath, send, shopId, textAt, valueAt } from './a-sandbox.ts';

const hourMs = 60 * 60 * 1000;
const upload = `/messenger/v1/accounts/${shopId}/uploadImages`;

async function aChat() {
  const started = await aSandbox();
  const { chatId } = started.control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
  return { ...started, chatId, messages: `${chatPath('v1', chatId)}/messages` };
}

const anImage = (name = 'uploadfile[]', type = 'image/png') => {
  const form = new FormData();
  form.append(name, new Blob([new Uint8Array([1, 2, 3])], { type }), 'chair.png');
  return form;
};

describe('a text', () => {
  it('lands in the chat and is answered without an author', async () => {
    const { call, control, chatId, messages } = await aChat();
    const answer = await call('POST', messages, aText('Да, в наличии.'));
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({
      id: 'message-2',
      created: 1767261600,
      direction: 'out',
      type: 'text',
      content: { text: 'Да, в наличии.' },
    });
    expect(control.messagesOf(chatId).at(-1)).toMatchObject({ author: 'seller', via: 'api', text: 'Да, в наличии.' });
  });

  it('has at most 1000 characters, however many bytes they take', async () => {
    const { call, messages } = await aChat();
    expect(await call('POST', messages, aText(`${'ё'.repeat(999)}🪑`))).toMatchObject({ status: 200 });
    expect(await call('POST', messages, aText('ё'.repeat(1001)))).toMatchObject({ status: 400, body: anError(400) });
  });

  it.each([
    ['no text', aText('')],
    ['blanks', aText(' \n ')],
    ['another type', { type: 'image', message: { text: 'x' } }],
    ['no message', { type: 'text' }],
    ['an empty body', {}],
    ['broken JSON', '{"type":'],
  ])('is refused with %s', async (_case, body) => {
    const { call, control, chatId, messages } = await aChat();
    expect(await call('POST', messages, body)).toMatchObject({ status: 400, body: anError(400) });
    expect(control.messagesOf(chatId)).toHaveLength(1);
  });

  it('needs a chat of the account', async () => {
    const { call, callAs, chatId } = await aChat();
    expect(await call('POST', `${chatPath('v1', 'u2i-nobody')}/messages`, aText('Да'))).toMatchObject({ status: 404 });
    const other = await callAs(DEMO_ACCOUNTS.electronics);
    const path = `${chatPath('v1', chatId, DEMO_ACCOUNTS.electronics.id)}/messages`;
    expect(await other('POST', path, aText('Да'))).toMatchObject({ status: 404 });
  });
});

describe('an image', () => {
  it('is uploaded, sent with its author, and can be fetched in every size', async () => {
    const { call, messages, control, chatId } = await aChat();
    const uploaded = await call('POST', upload, anImage());
    const imageId = Object.keys(Object(uploaded.body))[0] ?? '';
    expect(valueAt(uploaded.body, imageId)).toMatchObject({
      '32x32': expect.any(String),
      '1280x960': expect.any(String),
    });
    const sent = await call('POST', `${messages}/image`, { image_id: imageId });
    expect(sent).toMatchObject({ status: 200, body: { author_id: shopId, direction: 'out', type: 'image' } });
    const picture = await fetch(textAt(sent.body, 'content', 'image', 'sizes', '640x480'));
    expect([picture.headers.get('content-type'), await picture.bytes()]).toEqual([
      'image/png',
      new Uint8Array([1, 2, 3]),
    ]);
    expect(control.messagesOf(chatId).at(-1)).toMatchObject({ type: 'image', via: 'api' });
  });

  it.each([
    ['another field name', anImage('file')],
    ['another format', anImage('uploadfile[]', 'image/svg+xml')],
    ['a body that is no form', { file: 1 }],
  ])('is refused with %s', async (_case, body) => {
    const { call } = await aChat();
    expect(await call('POST', upload, body)).toMatchObject({ status: 400, body: anError(400) });
  });

  it('is refused when two come at once', async () => {
    const { call } = await aChat();
    const form = anImage();
    form.append('uploadfile[]', new Blob(['x'], { type: 'image/png' }), 'two.png');
    expect(await call('POST', upload, form)).toMatchObject({ status: 400 });
  });

  it('is not sent by an unknown id or another account’s', async () => {
    const { call, callAs, messages } = await aChat();
    const other = await callAs(DEMO_ACCOUNTS.electronics);
    const uploaded = await other(
      'POST',
      `/messenger/v1/accounts/${DEMO_ACCOUNTS.electronics.id}/uploadImages`,
      anImage(),
    );
    for (const image_id of ['nothing', Object.keys(Object(uploaded.body))[0]]) {
      expect(await call('POST', `${messages}/image`, { image_id })).toMatchObject({ status: 400, body: anError(400) });
    }
  });
});

describe('deleting', () => {
  it('leaves the message in the history as deleted, within the hour', async () => {
    const { call, clock, chatId, messages } = await aChat();
    const sent = await call('POST', messages, aText('Ошибка'));
    clock.now += hourMs;
    expect(await call('POST', `${messages}/${textAt(sent.body, 'id')}`)).toMatchObject({ status: 200, body: {} });
    const { body } = await call('GET', `${chatPath('v3', chatId)}/messages/`);
    expect(valueAt(body, 'messages', 0)).toMatchObject({ id: textAt(sent.body, 'id'), type: 'deleted', content: {} });
  });

  it('is refused after the hour, for the buyer’s message and for an unknown one', async () => {
    const { call, clock, control, chatId, messages } = await aChat();
    const sent = await call('POST', messages, aText('Ошибка'));
    clock.now += hourMs + 1;
    const buyers = control.messagesOf(chatId)[0]?.id ?? '';
    expect(await call('POST', `${messages}/${textAt(sent.body, 'id')}`)).toMatchObject({
      status: 400,
      body: anError(400),
    });
    expect(await call('POST', `${messages}/${buyers}`)).toMatchObject({ status: 400 });
    expect(await call('POST', `${messages}/nothing`)).toMatchObject({ status: 404 });
    expect(await call('DELETE', `${messages}/${textAt(sent.body, 'id')}`)).toMatchObject({ status: 404 });
  });
});

describe('voices and the blacklist', () => {
  const voices = `/messenger/v1/accounts/${shopId}/getVoiceFiles`;

  it('gives the address of a voice message, and nothing for ids of strangers', async () => {
    const { call, control, chatId } = await aChat();
    control.buyerWrites({ chatId, body: { type: 'voice', voiceId: 'v1' } });
    const { body } = await call('GET', `${voices}?voice_ids=v1,v2`);
    expect(Object.keys(Object(valueAt(body, 'voices_urls')))).toEqual(['v1']);
    expect(await send(textAt(body, 'voices_urls', 'v1'), {})).toMatchObject({ status: 200 });
  });

  it('serves what a voice says, which its message does not tell', async () => {
    const { call, control, chatId } = await aChat();
    const { message } = control.buyerWrites({ chatId, body: { type: 'voice', voiceId: 'v1', says: 'Алло' } });
    expect(message).toMatchObject({ text: 'Алло', content: { voice: { voice_id: 'v1' } } });
    expect(JSON.stringify(message.content)).not.toContain('Алло');
    const { body } = await call('GET', `${voices}?voice_ids=v1`);
    const url = textAt(body, 'voices_urls', 'v1');
    const file = await fetch(url);
    expect(file.headers.get('content-type')).toBe('audio/mp4');
    expect(readFakeVoice(await file.bytes())).toBe('Алло');
    expect((await fetch(url.replace('v1', 'v2'))).status).toBe(404);
  });

  it.each(['', '?voice_ids='])('answers 400 without ids (%o)', async (query) => {
    const { call } = await aChat();
    expect(await call('GET', voices + query)).toMatchObject({ status: 400, body: anError(400) });
  });

  it('keeps a blocked buyer from writing', async () => {
    const { call, control, chatId } = await aChat();
    const users = [{ user_id: 987654321, context: { item_id: chairId, reason_id: 1 } }];
    expect(await call('POST', `/messenger/v2/accounts/${shopId}/blacklist`, { users })).toMatchObject({ status: 200 });
    expect(() => control.buyerWrites({ chatId, text: 'Эй' })).toThrow('blocked');
    expect(await call('POST', `/messenger/v2/accounts/${shopId}/blacklist`, { users: [] })).toMatchObject({
      status: 400,
    });
  });
});
