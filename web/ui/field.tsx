import { Field as BaseField } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

const control =
  'w-full rounded-lg border border-line-strong/60 bg-surface px-3 text-base text-ink placeholder:text-ink-faint data-invalid:border-danger disabled:opacity-60 md:text-sm';

interface FieldProps {
  label: ReactNode;
  /** What it does, below the control. */
  hint?: ReactNode;
  /** What is wrong with what was entered; it is read out with the control. */
  error?: string | undefined;
  className?: string;
  children: ReactNode;
}

/** A control with its name, its explanation and what is wrong with it, tied together for those who listen. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  return (
    <BaseField.Root invalid={error !== undefined} className={classNames('flex flex-col gap-1.5', className)}>
      <BaseField.Label className="text-sm font-medium">{label}</BaseField.Label>
      {children}
      {hint !== undefined && <BaseField.Description className="text-sm text-ink-soft">{hint}</BaseField.Description>}
      {error !== undefined && (
        <BaseField.Error match className="text-sm text-danger">
          {error}
        </BaseField.Error>
      )}
    </BaseField.Root>
  );
}

type InputProps = Omit<ComponentProps<typeof BaseField.Control>, 'className'> & { className?: string };

export function Input({ className, ...rest }: InputProps) {
  return <BaseField.Control className={classNames(control, 'h-10 md:h-9', className)} {...rest} />;
}

export function TextArea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <BaseField.Control
      render={<textarea rows={rows} {...rest} />}
      className={classNames(control, 'resize-y py-2 leading-normal', className)}
    />
  );
}

/** The browser's own: the quickest on a phone. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <BaseField.Control
      render={<select {...rest}>{children}</select>}
      className={classNames(control, 'h-10 pr-8 md:h-9', className)}
    />
  );
}
