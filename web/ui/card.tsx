import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

type CardProps = Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode;
  /** One sentence below the title. */
  about?: ReactNode;
  /** At the end of the title's line. */
  actions?: ReactNode;
};

export function Card({ title, about, actions, className, children, ...rest }: CardProps) {
  return (
    <section className={classNames('rounded-xl border bg-surface p-4 md:p-5', className)} {...rest}>
      {(title !== undefined || actions !== undefined) && (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 not-last:mb-3">
          <div className="min-w-0 flex-1 basis-48">
            <h2 className="text-base font-semibold">{title}</h2>
            {about !== undefined && <p className="mt-0.5 text-sm text-ink-soft">{about}</p>}
          </div>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
