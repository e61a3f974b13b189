import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type NoticeEvent, noticeEventSchema, noticeId } from '../../../shared/notices/notice-event.ts';
import { noticeTypes } from '../../../shared/notices/notice-types.ts';

const at = 1_772_445_600_000;
const turn = { at, chatId: 'u2i-a~b', seq: 3, reason: 'model-asked' };
const ceiling = { at, day: '2026-03-02', spentMicroUsd: 800_000, ceilingMicroUsd: 1_000_000 };
const events: NoticeEvent[] = [
  { type: 'chat.handed-off', ...turn },
  { type: 'reply.drafted', ...turn },
  { type: 'turn.failed', ...turn },
  { type: 'ceiling.warning', ...ceiling },
  { type: 'ceiling.reached', ...ceiling },
  { type: 'avito.refused', at, status: 'unauthorised' },
  { type: 'notice.test', at, testId: 'test-1' },
];

describe('an event', () => {
  it.each(events)('$type reads back as it was', (event) => {
    expect(noticeEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  it.each([
    {},
    null,
    { ...turn },
    { ...turn, type: 'chat.opened' },
    { ...turn, type: 'chat.handed-off', seq: 0 },
    { ...turn, type: 'chat.handed-off', chatId: '' },
    { ...turn, type: 'turn.failed', at: 'now' },
    { ...ceiling, type: 'ceiling.reached', day: '2.3.2026' },
    { ...ceiling, type: 'ceiling.reached', spentMicroUsd: -1 },
    { type: 'avito.refused', at },
  ])('is none: %j', (value) => {
    expect(noticeEventSchema.safeParse(value).success).toBe(false);
  });

  it('carries no words: what is not an id, a code or a figure is left out', () => {
    const told = noticeEventSchema.parse({ type: 'turn.failed', ...turn, text: 'Позвоните мне', title: 'Диван' });
    expect(told).toEqual({ type: 'turn.failed', ...turn });
  });
});

describe("an event's id", () => {
  it('differs for each event, and for each seller', () => {
    const ids = ['seller-1', 'seller-2'].flatMap((sellerId) => events.map((event) => noticeId(sellerId, event)));
    expect(new Set(ids).size).toBe(2 * events.length);
  });

  it('is the same however late it is told', () => {
    const [handedOff, , , warning] = events;
    if (handedOff === undefined || warning === undefined) throw new Error('two events are needed');
    for (const event of [handedOff, warning]) {
      expect(noticeId('seller-1', { ...event, at: at + 60_000 })).toBe(noticeId('seller-1', event));
    }
  });

  it('names a turn, and the day of a ceiling, whatever was spent', () => {
    const id = (change: object) =>
      noticeId('seller-1', noticeEventSchema.parse({ type: 'turn.failed', ...turn, ...change }));
    expect(id({ reason: 'gave-up' })).toBe(id({}));
    expect(id({ seq: 4 })).not.toBe(id({}));
    expect(id({ chatId: 'u2i-c' })).not.toBe(id({}));
    const spent = (spentMicroUsd: number) => noticeId('s', { type: 'ceiling.warning', ...ceiling, spentMicroUsd });
    expect(spent(810_000)).toBe(spent(800_000));
  });

  it('fits into a header and holds no dot, whatever the ids are made of', () => {
    for (const chatId of ['u2i-a.b', 'чат 1', 'a\r\nb', 'x'.repeat(500)]) {
      expect(noticeId('seller-1', { type: 'turn.failed', ...turn, chatId })).toMatch(/^msg_[\w-]{43}$/);
    }
  });
});

it('docs/notices.md names every event, and what each holds', () => {
  const page = readFileSync('docs/notices.md', 'utf8');
  expect([...page.matchAll(/^\| `([a-z.-]+)` \|/gm)].map(([, type]) => type)).toEqual([...noticeTypes, 'notice.test']);
  const fields = events.flatMap((event) => Object.keys(event).filter((name) => !['type', 'at'].includes(name)));
  for (const field of fields) expect(page).toContain(`\`${field}\``);
});
