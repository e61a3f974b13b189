import { describe, expect, it } from 'vitest';
import { channelsFor, noticeSettingsSchema } from '../../../shared/notices/notice-settings.ts';
import { noticeTypes } from '../../../shared/notices/notice-types.ts';

const both = noticeSettingsSchema.parse({ webhook: { url: 'https://shop.example/' }, telegram: { chatId: '7' } });
const off = { code: 'webhook-gone', at: 1 };

describe('the channels for an event', () => {
  it('are none for a seller who chose none', () => {
    expect(channelsFor(undefined, 'chat.handed-off')).toEqual([]);
    expect(channelsFor(noticeSettingsSchema.parse({}), 'chat.handed-off')).toEqual([]);
  });

  it.each(noticeTypes)('are all that are set, for %s too, unless the seller wants fewer events', (type) => {
    expect(channelsFor(both, type)).toEqual(['webhook', 'telegram']);
    expect(channelsFor({ ...both, events: noticeTypes.filter((each) => each !== type) }, type)).toEqual([]);
  });

  it('leave out one that is switched off', () => {
    const settings = { ...both, webhook: { url: 'https://shop.example/', switchedOff: off } };
    expect(channelsFor(settings, 'turn.failed')).toEqual(['telegram']);
    expect(channelsFor(settings, 'notice.test')).toEqual(['telegram']);
  });

  it('are tried whatever events are wanted', () => {
    expect(channelsFor({ ...both, events: [] }, 'notice.test')).toEqual(['webhook', 'telegram']);
  });
});

it('an event of a later release does not make a seller unreadable', () => {
  const settings = noticeSettingsSchema.parse({ ...both, events: ['chat.handed-off', 'from.the-future'] });
  expect(channelsFor(settings, 'chat.handed-off')).toHaveLength(2);
});
