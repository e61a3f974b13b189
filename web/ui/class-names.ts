import { type ClassValue, clsx } from 'clsx';

/**
 * Class names in one string. They add up: a component's own class cannot be undone by another that sets the same thing, but by
 * one with `!` behind it.
 */
export function classNames(...values: ClassValue[]): string {
  return clsx(values);
}
