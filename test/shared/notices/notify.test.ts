import { expect, it } from 'vitest';
import type { NoticeEvent } from '../../../shared/notices/notice-event.ts';
import { noticeSettingsSchema } from '../../../shared/notices/notice-settings.ts';
import { notify } from '../../../shared/notices/notify.ts';
import type { NoticeJob } from '../../../shared/queues/notice-queue.ts';
import { aNotebook } from '../../support/a-notebook.ts';
import { aSeller } from '../../support/a-seller.ts';

const event: NoticeEvent = { type: 'chat.handed-off', at: 1, chatId: 'u2i-1', seq: 3, reason: 'model-asked' };
const notices = noticeSettingsSchema.parse({
  webhook: { url: 'https://shop.example/geheim' },
  telegram: { chatId: '77' },
});

function aQueue(put: (jobs: NoticeJob[]) => void = () => {}) {
  const puts: NoticeJob[][] = [];
  const notebook = aNotebook();
  const noticeQueue = {
    async put(jobs: NoticeJob[]) {
      puts.push(jobs);
      put(jobs);
    },
  };
  return { puts, notebook, deps: { noticeQueue, log: notebook.log, measure: notebook.measure } };
}

it('puts a job for each channel, in one request', async () => {
  const { puts, deps } = aQueue();
  await notify(aSeller({ notices }), event, deps);
  expect(puts).toEqual([
    [
      { sellerId: 'seller-1', channel: 'webhook', event },
      { sellerId: 'seller-1', channel: 'telegram', event },
    ],
  ]);
});

it('asks nothing of the queue where nobody wants to be told', async () => {
  const { puts, deps } = aQueue();
  await notify(aSeller(), event, deps);
  await notify(aSeller({ notices: { ...notices, events: ['turn.failed'] } }), event, deps);
  expect(puts).toEqual([]);
});

it('holds nothing up when the queue is down, counts it and logs it, without where the seller is told', async () => {
  const { notebook, deps } = aQueue(() => {
    throw new Error('no queue');
  });
  await notify(aSeller({ notices }), event, deps);
  expect(notebook.valuesOf('NoticesLost')).toEqual([1]);
  expect(notebook.lines).toMatchObject([
    { level: 'error', message: 'notice lost', fields: { sellerId: 'seller-1', type: 'chat.handed-off' } },
  ]);
  expect(JSON.stringify(notebook.lines)).not.toMatch(/geheim|"77"/);
});
