import type { Fact } from '../ai/facts.ts';
import { localTime } from '../sellers/time-zone.ts';
import { intervalsOf, type WorkingHours } from '../sellers/working-hours.ts';

/** As `Date` counts them, as one says «в … работаем» and «с … по …». */
const DAYS = [
  { on: 'в воскресенье', from: 'с воскресенья', to: 'воскресенье' },
  { on: 'в понедельник', from: 'с понедельника', to: 'понедельник' },
  { on: 'во вторник', from: 'со вторника', to: 'вторник' },
  { on: 'в среду', from: 'со среды', to: 'среду' },
  { on: 'в четверг', from: 'с четверга', to: 'четверг' },
  { on: 'в пятницу', from: 'с пятницы', to: 'пятницу' },
  { on: 'в субботу', from: 'с субботы', to: 'субботу' },
] as const;

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0] as const;

/**
 * The seller's working hours as he set them, for today, tomorrow and the week: «сегодня до скольки?» wants today's. None where
 * the shop never closes, for that is also how a seller begins who has not said when he is open.
 */
export function hoursFacts(hours: WorkingHours, now: number): Fact[] {
  if (hours.workingHours.isAlways) return [];
  const { weekday } = localTime(hours.timeZone, now);
  const sayDay = (day: number) => `${DAYS[day % 7]?.on}, ${openingOf(hours, day % 7)}.`;
  return [
    { id: 'hours.today', text: `Сегодня, ${sayDay(weekday)}` },
    { id: 'hours.tomorrow', text: `Завтра, ${sayDay(weekday + 1)}` },
    { id: 'hours.week', text: sayWeek(hours) },
  ];
}

/** Neighbouring days of the same hours are said together. */
function sayWeek(hours: WorkingHours): string {
  const runs: { days: number[]; opening: string }[] = [];
  for (const day of MONDAY_FIRST) {
    const opening = openingOf(hours, day);
    const last = runs.at(-1);
    if (last?.opening === opening) last.days.push(day);
    else runs.push({ days: [day], opening });
  }
  return runs.map(({ days, opening }) => `${capitalise(`${sayDays(days)} ${opening}`)}.`).join(' ');
}

function sayDays(days: number[]): string {
  const [first, last] = [DAYS[days[0] ?? 0], DAYS[days.at(-1) ?? 0]];
  if (days.length === 7) return 'ежедневно';
  if (days.length < 3) return days.map((day) => DAYS[day]?.on).join(' и ');
  return `${first?.from} по ${last?.to}`;
}

function openingOf(hours: WorkingHours, day: number): string {
  const intervals = intervalsOf(hours, day);
  if (intervals.length === 0) return 'не работаем, выходной';
  const times = intervals.map(({ from, to }) => `с ${clockOf(from)} до ${clockOf(to)}`).join(' и ');
  return times === 'с 0:00 до 24:00' ? 'работаем круглосуточно' : `работаем ${times}`;
}

/** «09:00» → «9:00». */
function clockOf(time: string): string {
  return time.replace(/^0/, '');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
