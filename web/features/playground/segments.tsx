import { useId } from 'react';
import { classNames } from '../../ui/class-names.ts';

interface SegmentsProps<Value extends string> {
  label: string;
  isLabelHidden?: boolean;
  options: { value: Value; text: string }[];
  value: Value;
  onChange(value: Value): void;
}

/** One of a few, all in sight. */
export function Segments<Value extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
}: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className={isLabelHidden ? 'sr-only' : 'mb-1.5 text-sm font-medium'}>{label}</legend>
      <div className="flex flex-wrap gap-1 rounded-lg bg-sunken p-1 sm:inline-flex">
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              'flex min-h-9 flex-1 cursor-pointer items-center justify-center rounded-md px-3 text-center text-sm whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-accent md:min-h-8',
              option.value === value ? 'bg-raised font-medium shadow-sm' : 'text-ink-soft hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
