import type { Body } from './api-shapes.ts';
import { type Settings, type TriedSettings, triedChange } from './tried-settings.ts';
import { momentOf } from './wall-time.ts';

export type ReplayQuestion = Body<'backtest'>;

/** What is to be replayed, as it is typed. */
export interface ReplayValues {
  chats: string;
  /** `2026-11-27`, by the clock of the seller; empty: all there are. */
  since: string;
  /** Empty: all listings. */
  listingId: string;
  settings: TriedSettings;
}

export const MOST_CHATS = 50;

/** Undefined where it is no number of chats that can be replayed. */
export function chatsOfTyped(typed: string): number | undefined {
  const chats = /^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : 0;
  return chats >= 1 && chats <= MOST_CHATS ? chats : undefined;
}

export function questionOf(
  { chats, since, listingId, settings }: ReplayValues,
  { timeZone, present }: { timeZone: string; present: Settings | undefined },
): ReplayQuestion | undefined {
  const count = chatsOfTyped(chats);
  if (count === undefined) return undefined;
  const from = momentOf(`${since}T00:00`, timeZone);
  const change = triedChange(settings, present);
  return {
    chats: count,
    ...(from === undefined ? {} : { since: from }),
    ...(listingId === '' ? {} : { listingId }),
    ...(change === undefined ? {} : { settings: change }),
  };
}
