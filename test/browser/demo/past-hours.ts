import type { Happening } from '../../../shared/store/counts.ts';

const HOUR_MS = 3_600_000;
const DAYS = 31;

/** How busy a furniture shop is by the hour in Moscow, from midnight. */
const BUSY = [1, 0, 0, 0, 0, 0, 1, 2, 3, 5, 6, 7, 8, 8, 7, 6, 6, 7, 8, 9, 8, 6, 4, 2];
const MOSCOW_AHEAD = 3;

const HAND_OFFS = ['model-asked', 'complaint', 'call-wanted', 'low-confidence', 'guard-claims'] as const;

/** What the bot would have counted in the month before, always the same: a shop that grows, quieter at weekends and at night. */
export function pastHours(now: number): { at: number; happenings: Happening[] }[] {
  return Array.from({ length: DAYS * 24 }, (_, hour) => hour + 1).map((hoursAgo) => {
    const at = now - hoursAgo * HOUR_MS;
    const date = new Date(at + MOSCOW_AHEAD * HOUR_MS);
    const isWeekend = date.getUTCDay() % 6 === 0;
    const growth = 1 - hoursAgo / (DAYS * 24 * 2.2);
    const busy = (BUSY[date.getUTCHours()] ?? 0) * growth * (isWeekend ? 0.6 : 1);
    const turns = Math.round(busy * (0.7 + 0.6 * wobble(hoursAgo)));
    return { at, happenings: Array.from({ length: turns }, (_, turn) => happening(hoursAgo * 31 + turn)) };
  });
}

function happening(number: number): Happening {
  const chance = wobble(number);
  const usage = { inputTokens: 2_280, outputTokens: 96, costMicroUsd: 930 };
  if (chance < 0.12) {
    const reason = HAND_OFFS[number % HAND_OFFS.length] ?? 'model-asked';
    return {
      messages: { buyer: 1, bot: 1, human: 1 },
      outcome: { outcome: 'handed-off', reason },
      firstAnswer: { by: 'human', seconds: 90 + 700 * wobble(number + 1) },
      takeovers: number % 3 === 0 ? 1 : 0,
      usage,
    };
  }
  if (chance < 0.16) return { messages: { buyer: 1 }, outcome: { outcome: 'draft', reason: 'answered' }, usage };
  const reason = chance < 0.3 ? 'template' : chance < 0.36 ? 'quoted' : 'answered';
  return {
    messages: { buyer: 1 + (number % 2), bot: 1 },
    outcome: { outcome: 'sent', reason },
    firstAnswer: { by: 'bot', seconds: 1.2 + 5 * wobble(number + 2) },
    ...(reason === 'template' ? {} : { usage }),
  };
}

/** Between 0 and 1, the same for the same number. */
function wobble(number: number): number {
  const mixed = Math.sin(number * 12.9898) * 43_758.5453;
  return mixed - Math.floor(mixed);
}
