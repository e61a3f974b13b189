const MINUTE_MS = 60_000;
/** When people are at work again. */
const MORNING_HOUR = 9;

/** «24:05», or with hours «1:24:05»: what is left, to the second. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, place) => (place === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** Minutes until nine tomorrow morning by the clock of a zone. A change of the clocks in that night is not looked at. */
export function minutesUntilMorning(now: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hour = 0, minute = 0] = clock.format(now).split(':').map(Number);
  return (24 + MORNING_HOUR) * 60 - hour * 60 - minute;
}

/** The end of a takeover that somebody asks for now; one that is longer already stays. */
export function takeoverEnd(now: number, minutes: number, current: string | undefined): string {
  const end = now + minutes * MINUTE_MS;
  return new Date(Math.max(end, current === undefined ? 0 : Date.parse(current))).toISOString();
}
