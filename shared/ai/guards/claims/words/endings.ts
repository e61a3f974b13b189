const QUALITY = /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ых|их|ую|юю)$/u;
const VERB =
  /(?:[еиюуая]т|[еи]м|ть|ти|ться|тся|емся|имся|л|ла|ло|ли|лся|лась|лось|лись|ешь|ишь|ете|ите|[жшчщ]у|ю|юсь|жен|жна|жны|жно|ена|ено|ены|ен|чен|дет|дут)$/u;
const PREDICATE =
  /^(?:есть|можно|имеется|имеются|будет|был|была|было|были)$|(?:[аеиуя]ет|[аеиуыя]ем|[аеиоуыя]им|[аеиу]ют|[ая]ют|ит|ят|ется|ится|ются|ятся|али|или|ена|ено|ены|ан|аны|ана|[аи]йте|ите|йте)$/u;
const ACTING = /(?:[еи]м|ю|у|[еи]те|[аия]йте)$/u;

/** By its ending an adjective or a participle. */
export function isQuality(word: string): boolean {
  return QUALITY.test(word);
}

/** By its ending a verb or a short participle, at the least suspicion: «не» before it denies the whole. */
export function isVerb(word: string): boolean {
  return VERB.test(word);
}

/** Surely a predicate: fewer endings than a verb may have, since a noun taken for one would part a list. */
export function isPredicate(word: string): boolean {
  return PREDICATE.test(word);
}

/** By its ending a verb of the first person or an imperative. */
export function isActing(word: string): boolean {
  return ACTING.test(word);
}
