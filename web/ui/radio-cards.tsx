import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface RadioCard<T extends string> {
  value: T;
  title: ReactNode;
  /** What follows from choosing it. */
  about?: ReactNode;
}

interface RadioCardsProps<T extends string> {
  /** What is chosen, for those who listen. */
  legend: string;
  cards: RadioCard<T>[];
  value: T | undefined;
  onChoose(value: T): void;
  isDisabled?: boolean;
  className?: string;
}

/** One of a few, each with what it means. The browser's own radio buttons. */
export function RadioCards<T extends string>(props: RadioCardsProps<T>) {
  const { legend, cards, value, onChoose, isDisabled = false, className } = props;
  const name = useId();
  return (
    <fieldset className="min-w-0" disabled={isDisabled}>
      <legend className="sr-only">{legend}</legend>
      <div className={classNames('grid gap-2', className)}>
        {cards.map((card) => (
          <label
            key={card.value}
            className={classNames(
              'flex min-h-10 cursor-pointer items-start gap-3 rounded-xl border p-3.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              card.value === value ? 'border-accent! bg-accent-soft' : 'hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name={name}
              className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
              checked={card.value === value}
              onChange={() => onChoose(card.value)}
            />
            <span className="min-w-0 text-sm">
              <span className="block font-medium">{card.title}</span>
              {card.about !== undefined && <span className="mt-0.5 block text-ink-soft">{card.about}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
