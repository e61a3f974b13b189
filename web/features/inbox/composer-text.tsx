import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import { classNames } from '../../ui/class-names.ts';

const LINE_PIXELS = 24;
const PADDING_PIXELS = 18;

type ComposerTextProps = Omit<ComponentProps<'textarea'>, 'ref'> & {
  ref: React.RefObject<HTMLTextAreaElement | null>;
  value: string;
  maxRows: number;
};

/** A field that grows with what is written in it. */
export function ComposerText({ ref, value, maxRows, className, ...rest }: ComposerTextProps) {
  const shown = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (ref.current === null || shown.current === value) return;
    shown.current = value;
    ref.current.style.height = 'auto';
    ref.current.style.height = `${Math.min(ref.current.scrollHeight + 2, maxRows * LINE_PIXELS + PADDING_PIXELS)}px`;
  });
  return (
    <textarea
      ref={ref}
      value={value}
      rows={1}
      dir="auto"
      className={classNames(
        'w-full resize-none rounded-xl border border-line-strong/60 bg-surface px-3.5 py-2 text-base leading-6 text-ink placeholder:text-ink-faint',
        className,
      )}
      {...rest}
    />
  );
}
