import { classNames } from '../../ui/class-names.ts';

interface BarRowProps {
  name: string;
  value: string;
  /** How long the bar is, of the whole width: 0 to 1. */
  share: number;
  /** A background class. */
  colour: string;
}

/** A bar below its words, which may be long. */
export function BarRow({ name, value, share, colour }: BarRowProps) {
  return (
    <li className="flex flex-col gap-1">
      <span className="flex items-baseline justify-between gap-3 text-sm">
        <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
        <span className="shrink-0 font-medium tabular-nums">{value}</span>
      </span>
      <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
        {/* A single one among thousands is still to be seen. */}
        <span
          className={classNames('block h-full rounded-full', share > 0 && 'min-w-1', colour)}
          style={{ width: `${Math.min(1, share) * 100}%` }}
        />
      </span>
    </li>
  );
}
