import { Plus, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useDraft, useSetting } from './draft-context.ts';
import { useSettingNames } from './setting-names.ts';
import { useSettingsTexts } from './settings-texts.ts';
import {
  canHoldMore,
  endOf,
  type Intervals,
  shownEnd,
  type Weekday,
  weekdays,
  withInterval,
  workdays,
} from './working-days.ts';

/** When the shop is open, day by day. */
export function HoursEditor() {
  const t = useSettingsTexts();
  const { draft, take } = useDraft();
  const copy = (from: Weekday, to: readonly Weekday[]) => {
    for (const day of to) {
      take({ kind: 'typed', path: `workingHours.${day}`, value: draft.typed.workingHours[from] });
    }
  };
  return (
    <div className="flex flex-col gap-2">
      <ul className="divide-y rounded-lg border">
        {weekdays.map((day) => (
          <DayRow
            key={day}
            day={day}
            onCopyToWorkdays={() => copy(day, workdays)}
            onCopyToAll={() => copy(day, weekdays)}
          />
        ))}
      </ul>
      <p className="text-sm text-ink-soft">{t('hours.midnight')}</p>
    </div>
  );
}

interface DayRowProps {
  day: Weekday;
  onCopyToWorkdays(): void;
  onCopyToAll(): void;
}

function DayRow({ day, onCopyToWorkdays, onCopyToAll }: DayRowProps) {
  const t = useSettingsTexts();
  const names = useSettingNames();
  const { value: intervals, set, error } = useSetting(`workingHours.${day}`);
  const name = names(`name.workingHours.${day}`);
  const replace = (place: number, next: Intervals[number]) =>
    set(intervals.map((interval, index) => (index === place ? next : interval)));
  return (
    <li className="flex flex-col gap-2 px-3 py-2.5 sm:flex-row sm:items-start">
      <span className="w-28 shrink-0 pt-2 text-sm font-medium">{name}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        {intervals.length === 0 && <span className="pt-2 text-sm text-ink-soft">{t('hours.closed')}</span>}
        {intervals.map((interval, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an interval is known by its place in the day
          <div key={place} className="flex items-center gap-1.5">
            <Clock
              label={t('hours.from', { day: name })}
              value={interval.from}
              isWrong={error !== undefined}
              onChange={(from) => replace(place, { ...interval, from })}
            />
            <span aria-hidden>–</span>
            <Clock
              label={t('hours.to', { day: name })}
              value={shownEnd(interval.to)}
              isWrong={error !== undefined}
              onChange={(to) => replace(place, { ...interval, to: endOf(to) })}
            />
            <Button
              variant="quiet"
              size="icon"
              aria-label={t('hours.remove', { day: name })}
              onClick={() => set(intervals.filter((_, index) => index !== place))}
            >
              <X aria-hidden />
            </Button>
          </div>
        ))}
        {error !== undefined && (
          <p role="alert" className="text-sm text-danger">
            {error}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <Button
          variant="quiet"
          size="icon"
          disabled={!canHoldMore(intervals)}
          aria-label={t('hours.add', { day: name })}
          onClick={() => set(withInterval(intervals))}
        >
          <Plus aria-hidden />
        </Button>
        <Button
          variant="quiet"
          className="px-2! text-xs!"
          aria-label={t('hours.copyFrom', { day: name })}
          onClick={onCopyToWorkdays}
        >
          {t('hours.copyWorkdays')}
        </Button>
        <Button
          variant="quiet"
          className="px-2! text-xs!"
          aria-label={t('hours.copyAllFrom', { day: name })}
          onClick={onCopyToAll}
        >
          {t('hours.copyAll')}
        </Button>
      </div>
    </li>
  );
}

interface ClockProps {
  label: string;
  value: string;
  isWrong: boolean;
  onChange(value: string): void;
}

function Clock({ label, value, isWrong, onChange }: ClockProps) {
  return (
    <input
      type="time"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classNames(
        'h-10 w-34 min-w-0 rounded-lg border bg-surface px-2 text-base text-ink md:h-9 md:text-sm',
        isWrong ? 'border-danger!' : 'border-line-strong/60!',
      )}
    />
  );
}
