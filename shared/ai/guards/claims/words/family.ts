import { latinKey } from '../../transliteration.ts';

/** What may differ between two forms of one word: endings of cases, persons and tenses. */
const ENDING =
  /^(?:|[аоуыиеюяьй]|[аоуыиею][яйюемхвт]|ого|его|ому|ему|ыми|ими|ами|ями|ях|ья|ье|ью|ьев|ям|иях|ием|ок|ка|ки|ку|ке|кой|кам|ками|ть|ти|ешь|ишь|ете|ите|ят|л|ла|ло|ли|ся|сь|ется|ится|ются|ятся|ать|ить|еть|ял|ал|ил|ел|ена|ено|ены|ен|ная|ный|ное|ные|ной|ных|ным|ную|на|но|ны|н)$/u;
const LONGEST_DERIVATION = 5;
const MOST_KEPT = 20_000;
const kept = new Map<string, boolean>();

/**
 * Whether two words are forms of one («ширина», «шириной») or of one family («изготовление», «изготовим»): the same beginning, and
 * after it nothing but endings, or little of anything where the beginning is long. Words of the other alphabet are compared by sound.
 */
export function isFamily(left: string, right: string): boolean {
  if (left === right) return true;
  const isSameScript = isLatin(left) === isLatin(right);
  // Most pairs end here; the rest are worth remembering.
  if (isSameScript && (left[0] !== right[0] || left[1] !== right[1] || left[2] !== right[2])) return false;
  const key = left < right ? `${left} ${right}` : `${right} ${left}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size === MOST_KEPT) kept.clear();
  const same = isSameScript ? isSameRoot(rooted(left), rooted(right)) : isSameSound(left, right);
  kept.set(key, same);
  return same;
}

function isSameRoot(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  let common = 0;
  while (common < shorter && left[common] === right[common]) common += 1;
  if (common < 3) return false;
  const [a, b] = [left.slice(common), right.slice(common)];
  if (ENDING.test(a) && ENDING.test(b)) return common >= 4 || left.length <= 5 || right.length <= 5;
  return common >= 5 && Math.max(a.length, b.length) <= LONGEST_DERIVATION;
}

/** Where letters change within a family: «чехол», «чехлы»; «помещаются», «поместятся». */
function rooted(word: string): string {
  return word.replace(/[оеё](?=[лкц](?:|а|у|ом|ы|и|ов|е)$)/u, '').replace(/щ/gu, 'ст');
}

function isLatin(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 97 && first <= 122;
}

/** «Гранта» and Granta, «Солярис» and Solaris; endings aside. */
function isSameSound(left: string, right: string): boolean {
  const [a, b] = [sounded(left), sounded(right)];
  return a.length >= 3 && b.length >= 3 && (a.startsWith(b) || b.startsWith(a)) && Math.abs(a.length - b.length) <= 2;
}

function sounded(word: string): string {
  return latinKey(word)
    .replace(/c/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/(?<=\w{3})[aeiu]{1,2}$/, '');
}
