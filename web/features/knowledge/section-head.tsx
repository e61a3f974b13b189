import type { ReactNode } from 'react';

/** What a part of the knowledge is for, and what can be done with it. The tab above names it. */
export function SectionHead({ about, actions }: { about?: string | undefined; actions?: ReactNode }) {
  return (
    <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <p className="max-w-prose min-w-0 text-sm text-ink-soft">{about}</p>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
