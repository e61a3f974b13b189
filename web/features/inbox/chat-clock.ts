import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;

/** The time now, to the second, while it is `wanted`. A hidden page does not tick. */
export function useNow(isWanted: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isWanted) return;
    setNow(Date.now());
    const timer = setInterval(() => {
      if (!document.hidden) setNow(Date.now());
    }, SECOND_MS);
    return () => clearInterval(timer);
  }, [isWanted]);
  return now;
}
