import { describe, expect, it } from 'vitest';
import { reasonForSilence, type SilenceQuestion } from '../../../shared/chats/silence.ts';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';

const now = Date.parse('2026-01-01T10:00:00Z');
const nowSeconds = now / 1_000;

function aQuestion(changes: Partial<SilenceQuestion> = {}): SilenceQuestion {
  const settings = sellerSettingsSchema.parse({ mode: 'auto' });
  return {
    settings,
    chatType: 'u2i',
    isOurPurchase: false,
    takeoverUntil: undefined,
    writtenAt: nowSeconds,
    ...changes,
  };
}
const withSettings = (settings: Record<string, unknown>) =>
  aQuestion({ settings: sellerSettingsSchema.parse({ mode: 'auto', ...settings }) });

describe('a fresh message about our listing', () => {
  it.each(['auto', 'draft'])('may be answered in mode %s', (mode) => {
    expect(reasonForSilence(withSettings({ mode }), now)).toBeUndefined();
  });
});

describe('the bot says nothing', () => {
  it.each<[string, SilenceQuestion]>([
    ['mode-off', withSettings({ mode: 'off' })],
    ['chat-type-off', aQuestion({ chatType: 'u2u' })],
    ['chat-type-off', aQuestion({ chatType: 'a2u' })],
    ['chat-type-off', aQuestion({ chatType: 'unknown' })],
    ['chat-type-off', withSettings({ chatTypes: [] })],
    ['our-purchase', aQuestion({ isOurPurchase: true })],
    ['human-answers', aQuestion({ takeoverUntil: now + 1 })],
    ['time-unknown', aQuestion({ writtenAt: undefined })],
    ['too-old', aQuestion({ writtenAt: nowSeconds - 901 })],
    ['too-old', aQuestion({ writtenAt: 1 })],
  ])('%s', (reason, question) => {
    expect(reasonForSilence(question, now)).toBe(reason);
  });
});

describe('where a reason begins', () => {
  it('answers other chat types when they are switched on', () => {
    expect(reasonForSilence({ ...withSettings({ chatTypes: ['u2i', 'u2u'] }), chatType: 'u2u' }, now)).toBeUndefined();
  });

  it('answers again in the very millisecond in which a takeover ends', () => {
    expect(reasonForSilence(aQuestion({ takeoverUntil: now }), now)).toBeUndefined();
  });

  it.each([
    { age: 900, minutes: 15, reason: undefined },
    { age: 900.5, minutes: 15, reason: 'too-old' },
    { age: 60, minutes: 1, reason: undefined },
    { age: 61, minutes: 1, reason: 'too-old' },
    { age: 86_400, minutes: 1_440, reason: undefined },
    { age: -30, minutes: 15, reason: undefined },
  ])('at an age of $age s and a gate of $minutes min: $reason', ({ age, minutes, reason }) => {
    const question = { ...withSettings({ ageGateMinutes: minutes }), writtenAt: nowSeconds - age };
    expect(reasonForSilence(question, now)).toBe(reason);
  });
});

it('names the most deliberate of several reasons', () => {
  const all: SilenceQuestion = {
    settings: sellerSettingsSchema.parse({ mode: 'off' }),
    chatType: 'u2u',
    isOurPurchase: true,
    takeoverUntil: now + 1,
    writtenAt: undefined,
  };
  const settings = sellerSettingsSchema.parse({ mode: 'auto' });
  const reasons = [
    reasonForSilence(all, now),
    reasonForSilence({ ...all, settings }, now),
    reasonForSilence({ ...all, settings, chatType: 'u2i' }, now),
    reasonForSilence({ ...all, settings, chatType: 'u2i', isOurPurchase: false }, now),
    reasonForSilence({ ...all, settings, chatType: 'u2i', isOurPurchase: false, takeoverUntil: undefined }, now),
  ];
  expect(reasons).toEqual(['mode-off', 'chat-type-off', 'our-purchase', 'human-answers', 'time-unknown']);
});
