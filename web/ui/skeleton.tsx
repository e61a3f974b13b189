import { classNames } from './class-names.ts';

/** The place of something that is still on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classNames('animate-pulse rounded-md bg-sunken', className)} />;
}

export function SkeletonRows({ count, className }: { count: number; className?: string }) {
  return (
    <div className="flex flex-col gap-2" aria-hidden>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={row} className={classNames('h-14', className)} />
      ))}
    </div>
  );
}
