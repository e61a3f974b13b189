import { getRouteApi, Link } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import { useSellerId } from '../../parts/seller.ts';
import { classNames } from '../../ui/class-names.ts';
import { Input } from '../../ui/field.tsx';
import { type DateRange, isLongest, isWorthAsking, MOST_DAYS, withFrom, withTo } from './date-range.ts';
import { type Preset, presets } from './insights-search.ts';
import { useInsightsTexts } from './texts.ts';

const route = getRouteApi('/signed-in/sellers/$sellerId/insights');

interface RangeBarProps {
  range: DateRange & { preset: Preset | undefined };
  today: string;
}

/** Which days are shown; it stands in the address. */
export function RangeBar({ range, today }: RangeBarProps) {
  const t = useInsightsTexts();
  const sellerId = useSellerId();
  const navigate = route.useNavigate();
  const show = ({ from, to }: DateRange) => void navigate({ search: { from, to }, replace: true });
  return (
    <fieldset className="mb-4 flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center">
      <legend className="sr-only">{t('range.label')}</legend>
      <div className="flex gap-1 rounded-lg bg-sunken p-1">
        {presets.map((preset) => (
          <Link
            key={preset}
            to="/sellers/$sellerId/insights"
            params={{ sellerId }}
            search={{ range: preset }}
            activeOptions={{ exact: true }}
            aria-current={preset === range.preset ? 'true' : undefined}
            className={classNames(
              'flex min-h-10 flex-1 items-center justify-center rounded-md px-2.5 text-center text-sm whitespace-nowrap sm:px-3 md:min-h-8',
              preset === range.preset ? 'bg-raised font-medium shadow-sm' : 'text-ink-soft hover:text-ink',
            )}
          >
            {t(`range.${preset}`)}
          </Link>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-2 sm:flex">
        <DateField
          label={t('range.from')}
          value={range.from}
          today={today}
          onChange={(from) => show(withFrom(range, from))}
        />
        <DateField label={t('range.to')} value={range.to} today={today} onChange={(to) => show(withTo(range, to))} />
      </div>
      {isLongest(range) && <p className="text-sm text-ink-soft">{t('range.most', { days: MOST_DAYS })}</p>}
    </fieldset>
  );
}

interface DateFieldProps {
  label: string;
  value: string;
  today: string;
  onChange(date: string): void;
}

/**
 * What is chosen in the calendar counts at once. A date that is typed counts when it is done: half of it is another date, which
 * would move the other end of the range.
 */
function DateField({ label, value, today, onChange }: DateFieldProps) {
  const id = useId();
  const [entered, setEntered] = useState<string>();
  const isTyping = useRef(false);
  const finish = (date: string | undefined) => {
    isTyping.current = false;
    setEntered(undefined);
    if (date !== undefined && date !== value && isWorthAsking(date, today)) onChange(date);
  };
  return (
    <div className="flex min-w-0 flex-col gap-1 sm:flex-row sm:items-center sm:gap-2">
      <label htmlFor={id} className="text-sm text-ink-soft">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        max={today}
        value={entered ?? value}
        className="min-w-0 px-2 sm:w-40"
        onPointerDown={() => finish(entered)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') finish(entered);
          else isTyping.current = true;
        }}
        onChange={({ target }) => {
          if (isTyping.current) setEntered(target.value);
          else finish(target.value);
        }}
        onBlur={() => finish(entered)}
      />
    </div>
  );
}
