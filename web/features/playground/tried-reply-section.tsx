import type { ReactNode } from 'react';

export function TriedReplySection({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="border-t pt-3 first:border-t-0 first:pt-0">
      <h3 className="text-xs font-semibold tracking-wide text-ink-faint uppercase">{title}</h3>
      {about !== undefined && <p className="mt-0.5 text-sm text-ink-soft">{about}</p>}
      <div className="mt-1.5">{children}</div>
    </section>
  );
}
