import { isDeepStrictEqual } from 'node:util';

/** What of a change is given and differs from what is there. */
export function changesOf<T extends object>(
  current: T,
  wanted: { [Name in keyof T]?: T[Name] | undefined },
): Partial<T> {
  const differing = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && !isDeepStrictEqual(value, current[name as keyof T]),
  );
  // Its names and values were typed by `wanted`.
  return Object.fromEntries(differing) as Partial<T>;
}
