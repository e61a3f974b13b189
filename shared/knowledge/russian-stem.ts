/**
 * A Russian word without its endings, by the Snowball algorithm (snowballstem.org/algorithms/russian/stemmer.html). The word
 * is in small letters, with `е` for `ё`. Written out here because the package with all of Snowball's languages is 36 kB of
 * a bundle; the tests hold it against that package.
 */
export function russianStem(word: string): string {
  const start = (/[аеиоуыэюя]/.exec(word)?.index ?? word.length) + 1;
  // Only what follows the first vowel may be taken away; called RV there.
  const tail = withoutEnding(word.slice(start)).replace(/и$/, '');
  return word.slice(0, start) + tidy(withoutDerivation(tail, start, word));
}

const GERUND = /(?:(?:(?<=[ая])|[иы])в(?:ши(?:сь)?)?)$/;
const REFLEXIVE = /с[яь]$/;
const ADJECTIVE = /(?:[еиыо]е|[иы]ми|[еиыо]й|[еиыо]м|[ео]го|[ео]му|[иы]х|[ую]ю|[ая]я|[ое]ю)$/;
const PARTICIPLE = /(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|[иы]вш|ующ)$/;
const VERB =
  /(?:(?<=[ая])(?:л[аио]?|н[аоы]?|нно|ете|й(?:те)?|е[мт]|ют|ть|ешь)|[иы]л[аио]?|ен[аоы]?|[еу]й(?:те)?|ите|[иы]м|ят|у[ею]т|[иы]т|[иы]ть|ишь|у?ю)$/;
const NOUN = /(?:и?ями|ами|и?е[йм]|и?я[мх]|[ео]в|[иь]е|[еи]и|[ои]й|[ао]м|ах|[иь]ю|[иь]я|[аеийоуыьюя])$/;

function withoutEnding(tail: string): string {
  if (GERUND.test(tail)) return tail.replace(GERUND, '');
  const active = tail.replace(REFLEXIVE, '');
  if (ADJECTIVE.test(active)) return active.replace(ADJECTIVE, '').replace(PARTICIPLE, '');
  if (VERB.test(active)) return active.replace(VERB, '');
  return active.replace(NOUN, '');
}

/** «-ость», where enough of the word stands before it: two runs of vowels, each with a consonant after it. */
function withoutDerivation(tail: string, start: number, word: string): string {
  const place = tail.search(/ость?$/);
  const second =
    /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/.exec(word)?.[0].length ?? word.length;
  return place >= 0 && start + place >= second ? tail.slice(0, place) : tail;
}

function tidy(tail: string): string {
  if (/ейше?$/.test(tail)) return tail.replace(/ейше?$/, '').replace(/нн$/, 'н');
  return tail.replace(/нн$/, 'н').replace(/ь$/, '');
}
