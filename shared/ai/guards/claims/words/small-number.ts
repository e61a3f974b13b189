import { wordList } from './word-list.ts';

const ORDINALS = wordList('перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат');
const COLLECTIVES: Record<string, number> = {
  двое: 2,
  двоих: 2,
  двоим: 2,
  вдвоем: 2,
  трое: 3,
  троих: 3,
  втроем: 3,
  четверо: 4,
  четверых: 4,
  вчетвером: 4,
  пятеро: 5,
  шестеро: 6,
  оба: 2,
  обе: 2,
  обеих: 2,
  обоих: 2,
};

/** Numbers that are no number words of money: «вдвоём», «третий». */
export function smallNumber(word: string): number | undefined {
  if (Object.hasOwn(COLLECTIVES, word)) return COLLECTIVES[word];
  const ordinal = /^(\p{L}+?)(?:ый|ий|ой|ая|ья|ое|ье|ого|ьего|ом|ьем|ую|ью|ому|ым)$/u.exec(word)?.[1];
  const place = ordinal === undefined ? -1 : ORDINALS.indexOf(ordinal);
  return place === -1 ? undefined : place + 1;
}
