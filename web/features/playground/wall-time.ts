/** A moment as a clock on the wall shows it in a time zone: `2026-11-28T22:00`, as a field for date and time holds it. */
export function wallTimeOf(at: string | number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The moment when that clock shows it, as ISO 8601 in UTC; `undefined` for what is no time. */
export function momentOf(wallTime: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wallTime)) return undefined;
  const asUtc = Date.parse(`${wallTime.slice(0, 16)}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The second look is for a guess that fell on the other side of a change of the clocks.
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone)).toISOString();
}

function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${wallTimeOf(minute, timeZone)}Z`) - minute;
}
