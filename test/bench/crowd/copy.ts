import type { Item } from '../meter/item.ts';

/** What is different in every copy of a chat. */
export interface Copy {
  chatId: string;
  listingId: string;
  /** Seconds that all its times are earlier by. */
  secondsEarlier: number;
}

/** An item cut at what changes from copy to copy: text, and between it ids and times. */
export type Cut = (string | Id | Time)[];
interface Id {
  kind: 'chat' | 'listing';
}
interface Time {
  kind: 'iso' | 'number';
  time: number;
  unitsPerSecond: number;
  /** Message keys hold the seconds filled up to twelve places. */
  width: number;
}

/** Ids that stand for those of the copies. Nothing else in an item may look like them. */
export const MODEL = { chatId: 'u2i-modelModelModel~model', listingId: '7777777777' } as const;

const DECADE_SECONDS = 3.2e8;

/** Finds the ids and times of an item. A number counts as a time where it is one of these years. */
export function cut(item: Item, now: number): Cut {
  const text = JSON.stringify(item);
  const found = new RegExp(
    `${MODEL.chatId}|${MODEL.listingId}|\\d{4}-\\d\\d-\\d\\dT[\\d:]+\\.\\d{3}Z|(?<![0-9a-f])\\d{10,13}(?![0-9a-f])`,
    'g',
  );
  const pieces: Cut = [];
  let end = 0;
  for (const match of text.matchAll(found)) {
    const piece = pieceOf(match[0], now);
    if (piece === undefined) continue;
    pieces.push(text.slice(end, match.index), piece);
    end = match.index + match[0].length;
  }
  return [...pieces, text.slice(end)];
}

function pieceOf(text: string, now: number): Id | Time | undefined {
  if (text === MODEL.chatId) return { kind: 'chat' };
  if (text === MODEL.listingId) return { kind: 'listing' };
  if (text.includes('T')) return { kind: 'iso', time: Date.parse(text), unitsPerSecond: 1_000, width: 0 };
  const unitsPerSecond = text.length === 13 ? 1_000 : 1;
  const time = Number(text);
  const isTime = Math.abs(time / unitsPerSecond - now / 1_000) < DECADE_SECONDS;
  return isTime ? { kind: 'number', time, unitsPerSecond, width: text.length } : undefined;
}

/** The JSON of the item in a copy. */
export function paste(pieces: Cut, { chatId, listingId, secondsEarlier }: Copy): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if ('time' in piece) text += shifted(piece, secondsEarlier);
    else text += piece.kind === 'chat' ? chatId : listingId;
  }
  return text;
}

function shifted({ kind, time, unitsPerSecond, width }: Time, secondsEarlier: number): string {
  const earlier = time - secondsEarlier * unitsPerSecond;
  return kind === 'iso' ? new Date(earlier).toISOString() : String(earlier).padStart(width, '0');
}
