import { Button as BaseButton } from '@base-ui/react/button';
import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

export const buttonClasses = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap select-none transition-colors disabled:opacity-55 data-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-strong',
        secondary: 'border bg-surface text-ink hover:bg-sunken',
        quiet: 'text-ink-soft hover:bg-sunken hover:text-ink',
        danger: 'bg-danger text-on-danger hover:bg-danger-strong',
        'danger-quiet': 'text-danger hover:bg-danger-soft',
      },
      size: {
        medium: 'h-10 px-4 text-sm md:h-9',
        small: 'h-8 px-3 text-sm',
        icon: 'size-10 md:size-9',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'medium' },
  },
);

type Props = Omit<ComponentProps<typeof BaseButton>, 'className'> &
  VariantProps<typeof buttonClasses> & {
    className?: string;
    /** Its work is under way: it cannot be pressed again, and keeps the focus. */
    isBusy?: boolean;
  };

export function Button({ variant, size, className, isBusy = false, disabled = false, children, ...rest }: Props) {
  return (
    <BaseButton
      type="button"
      className={classNames(buttonClasses({ variant, size }), className)}
      disabled={disabled || isBusy}
      focusableWhenDisabled={isBusy}
      aria-busy={isBusy || undefined}
      {...rest}
    >
      {isBusy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </BaseButton>
  );
}
