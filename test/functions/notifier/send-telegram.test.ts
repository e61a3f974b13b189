import { describe, expect, it } from 'vitest';
import { sendTelegram } from '../../../functions/notifier/send-telegram.ts';
import { anHttpServer, answerJson, type Respond } from '../../shared/avito/http-server.ts';

const TOKEN = '123456:AAH-geheim_geheim_geheim_geheim';

async function aTelegram(respond: Respond = (response) => answerJson(response, { ok: true, result: {} })) {
  const server = await anHttpServer(respond);
  const send = (text = 'Привет', timeoutMs = 5_000) =>
    sendTelegram({ chatId: '-10077', text }, { apiUrl: server.url, token: async () => TOKEN, timeoutMs });
  return { ...server, send };
}

const refusing =
  (status: number, description = '', parameters?: object): Respond =>
  (response) =>
    answerJson(response, { ok: false, error_code: status, description, ...(parameters && { parameters }) }, status);

describe('a message to a Telegram chat', () => {
  it('is sent as plain text, under the token of the bot', async () => {
    const { send, requests } = await aTelegram();
    expect(await send('Покупатель: «*цена* <b>5</b>»')).toEqual({ kind: 'told' });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', url: `/bot${TOKEN}/sendMessage` });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      chat_id: '-10077',
      text: 'Покупатель: «*цена* <b>5</b>»',
      link_preview_options: { is_disabled: true },
    });
  });

  it('is cut where Telegram would refuse it, never within a character', async () => {
    const { send, requests } = await aTelegram();
    await send(`${'x'.repeat(4_095)}🙂`);
    const { text } = JSON.parse(requests[0]?.body ?? '');
    expect(text).toHaveLength(4_096);
    expect(text.isWellFormed()).toBe(true);
  });

  it('waits as Telegram asks', async () => {
    const { send } = await aTelegram(refusing(429, 'Too Many Requests: retry after 17', { retry_after: 17 }));
    expect(await send()).toEqual({ kind: 'failed', code: 'telegram-rate-limited', retryAfterSeconds: 17 });
  });

  it.each([
    [403, 'Forbidden: bot was blocked by the user', { kind: 'unwanted', code: 'telegram-blocked' }],
    [403, 'Forbidden: bot was kicked from the group chat', { kind: 'unwanted', code: 'telegram-blocked' }],
    [400, 'Bad Request: chat not found', { kind: 'unwanted', code: 'telegram-chat-unknown' }],
    [400, 'Bad Request: message is too long', { kind: 'refused', code: 'telegram-refused' }],
    [401, 'Unauthorized', { kind: 'broken', code: 'telegram-token-refused' }],
    [404, 'Not Found', { kind: 'broken', code: 'telegram-token-refused' }],
    [500, 'Internal Server Error', { kind: 'failed', code: 'telegram-unavailable' }],
    [502, '', { kind: 'failed', code: 'telegram-unavailable' }],
  ])('that is answered with %d «%s» ends as it should', async (status, description, expected) => {
    expect(await (await aTelegram(refusing(status, description))).send()).toEqual(expected);
  });

  it.each<[string, Respond]>([
    ['HTML', (response) => void response.writeHead(200).end('<html>')],
    ['another shape', (response) => answerJson(response, { done: 1 })],
    ['nothing', (response) => void response.writeHead(200).end()],
    ['a redirect', (response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
    ['a line that breaks', (response) => void response.destroy()],
  ])('that is answered with %s is tried again', async (_, respond) => {
    const { send, requests } = await aTelegram(respond);
    expect(await send()).toMatchObject({ kind: 'failed', code: expect.stringMatching(/^telegram-/) });
    expect(requests).toHaveLength(1);
  });

  it('is given up when no answer comes', async () => {
    const { send } = await aTelegram(() => {});
    expect(await send('Привет', 30)).toEqual({ kind: 'failed', code: 'telegram-timeout' });
  });

  it('is not sent where the deployment has no bot', async () => {
    const { url, requests } = await aTelegram();
    const options = { apiUrl: url, token: async () => undefined };
    expect(await sendTelegram({ chatId: '1', text: 'x' }, options)).toEqual({
      kind: 'refused',
      code: 'telegram-not-set-up',
    });
    expect(requests).toEqual([]);
  });
});
