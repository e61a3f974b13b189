import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { classNames } from './class-names.ts';

interface PageProps {
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
  /** For what is read rather than scanned. */
  isNarrow?: boolean;
  children: ReactNode;
}

/** A page with its heading, which is also the window's title. */
export function Page({ title, about, actions, isNarrow = false, children }: PageProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={classNames('mx-auto w-full px-4 py-5 md:px-8 md:py-7', isNarrow ? 'max-w-3xl' : 'max-w-6xl')}>
      <header className="mb-5 flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {about !== undefined && <p className="mt-1 max-w-prose text-sm text-ink-soft">{about}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
