import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** So near to the end counts as being there. */
const NEAR_PIXELS = 80;

interface Newest {
  key: string | undefined;
  /** It is one's own: one wants to see it. */
  isOwn: boolean;
}
/** The first item in sight, and how far below the upper edge it begins. */
interface Anchor {
  key: string;
  offset: number;
}

/**
 * Keeps what is being read where it is, whatever comes above or below it, unless one is at the end, which is followed. Items are
 * found by their `data-key`. The browser's own anchoring is switched off: Safari has none.
 */
export function useReadingPlace(box: RefObject<HTMLElement | null>, newest: Newest) {
  const anchor = useRef<Anchor>(undefined);
  const isAtEnd = useRef(true);
  const seen = useRef<string>(undefined);
  const [hasNews, setNews] = useState(false);
  const toEnd = useCallback(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
    isAtEnd.current = true;
    setNews(false);
  }, [box]);

  useLayoutEffect(() => {
    const isNewer = seen.current !== newest.key;
    const isFirst = seen.current === undefined;
    seen.current = newest.key;
    if (box.current === null) return;
    if (isAtEnd.current || (isNewer && (isFirst || newest.isOwn))) toEnd();
    else {
      keepPlace(box.current, anchor.current);
      if (isNewer) setNews(true);
    }
  });

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const onScroll = () => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PIXELS;
      anchor.current = firstInSight(element);
      if (isAtEnd.current) setNews(false);
    };
    // Pictures that come, reasons that are opened, a keyboard that takes half of the screen.
    const sizes = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
      else keepPlace(element, anchor.current);
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    sizes.observe(element);
    if (element.firstElementChild !== null) sizes.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [box]);

  return { hasNews, toEnd };
}

function keepPlace(box: HTMLElement, anchor: Anchor | undefined): void {
  if (anchor === undefined) return;
  const item = box.querySelector<HTMLElement>(`[data-key="${CSS.escape(anchor.key)}"]`);
  if (item !== null) box.scrollTop = item.offsetTop - anchor.offset;
}

function firstInSight(box: HTMLElement): Anchor | undefined {
  const items = box.querySelectorAll<HTMLElement>('[data-key]');
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && item.offsetTop + item.offsetHeight <= box.scrollTop) low = middle + 1;
    else high = middle;
  }
  const first = items[low];
  if (first?.dataset.key === undefined) return undefined;
  return { key: first.dataset.key, offset: first.offsetTop - box.scrollTop };
}

/** Calls when its element comes near to what is seen of the box. */
export function useNearness(box: RefObject<HTMLElement | null>, isWanted: boolean, onNear: () => void) {
  const mark = useRef<HTMLDivElement>(null);
  const call = useRef(onNear);
  call.current = onNear;
  useEffect(() => {
    if (!isWanted || mark.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) call.current();
      },
      { root: box.current, rootMargin: '500px 0px 0px 0px' },
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [box, isWanted]);
  return mark;
}
