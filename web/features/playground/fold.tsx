import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface FoldProps {
  summary: ReactNode;
  isOpen?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** What is there for those who ask. */
export function Fold({ summary, isOpen = false, className, children }: FoldProps) {
  return (
    <details open={isOpen || undefined} className={className}>
      <summary className="flex min-h-10 list-none items-center gap-1.5 rounded-md text-sm font-medium text-ink-soft hover:text-ink md:min-h-8 [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 shrink-0 transition-transform [[open]>summary>&]:rotate-90" aria-hidden />
        {summary}
      </summary>
      <div className="pt-1.5">{children}</div>
    </details>
  );
}
