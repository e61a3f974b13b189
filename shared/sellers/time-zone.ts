/** The one most sellers live in; known without asking the runtime. */
export const USUAL_TIME_ZONE = 'Europe/Moscow';

const known = new Set([USUAL_TIME_ZONE, 'UTC']);

/** Whether this is a zone of the IANA list that this runtime knows; a bare offset such as `+03:00` is none. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  known.add(name);
  return true;
}

export interface LocalTime {
  /** 0 is Sunday. */
  weekday: number;
  /** Since local midnight. */
  minutes: number;
  /** `2026-03-02` */
  date: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows there. Summer time included, whatever the zone decides. */
export function localTime(timeZone: string, now: number): LocalTime {
  const format = formats.get(timeZone) ?? formatOf(timeZone);
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const date = `${part.year}-${part.month}-${part.day}`;
  return {
    weekday: new Date(`${date}T00:00:00Z`).getUTCDay(),
    minutes: Number(part.hour) * 60 + Number(part.minute),
    date,
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}
