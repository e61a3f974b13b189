import { isFamily } from './family.ts';

/** Groups whose members may be said for one another. */
const AKIN = new Set(
  [
    '@come @pickup',
    '@come @view',
    '@pickup @view',
    '@open @pickup',
    '@come @open',
    '@open @view',
    '@delivery @come',
  ].flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]),
);

/** Groups are names and equal themselves, or their like; of other words the family counts. */
export function isSame(left: string, right: string): boolean {
  if (left === right) return true;
  if (left.startsWith('@') || right.startsWith('@')) return AKIN.has(`${left} ${right}`);
  return isFamily(left, right);
}

export function isAmong(concepts: string[], concept: string): boolean {
  return concepts.some((other) => isSame(other, concept));
}
