import type { ReactNode } from 'react';

/** A few things to know, by name. */
export function Facts({ facts }: { facts: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="flex flex-col divide-y text-sm">
      {facts.map(({ name, value }) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-4 py-2">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="words min-w-0 font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
