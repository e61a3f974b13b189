/**
 * What a buyer may say, as one would say it. In a phrase `слово` is that very word, `слов*` whatever begins so, `~слово` the same
 * with one letter wrong, missing, too many or exchanged with its neighbour, `а|б` either of them, and `..` up to three words that
 * may stand between. Everything in small letters, `ё` as `е`.
 */
export type Phrase = readonly Step[];

type Step = 'gap' | readonly Form[];

interface Form {
  letters: string;
  isBeginning: boolean;
  mayBeMistyped: boolean;
}

const LONGEST_GAP = 3;

/** One phrase a line. */
export function readPhrases(lines: string): Phrase[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/u).map(readStep));
}

function readStep(step: string): Step {
  return step === '..' ? 'gap' : step.split('|').map(readForm);
}

function readForm(form: string): Form {
  return { letters: form.replace(/[~*]/gu, ''), isBeginning: form.endsWith('*'), mayBeMistyped: form.startsWith('~') };
}

/** The words of a text, sentence by sentence. Commas part nothing: buyers set them anywhere or not at all. */
export function sentencesOf(text: string): string[][] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[.!?;\n]+/u)
    .map((sentence) => sentence.match(/\p{L}+|\p{N}+/gu) ?? [])
    .filter((words) => words.length > 0);
}

export function holdsAny(words: readonly string[], phrases: readonly Phrase[]): boolean {
  return phrases.some((phrase) => words.some((_word, start) => holdsFrom(words, start, phrase)));
}

function holdsFrom(words: readonly string[], start: number, [step, ...rest]: Phrase): boolean {
  if (step === undefined) return true;
  if (step === 'gap') {
    return Array.from({ length: LONGEST_GAP + 1 }).some((_, gap) => holdsFrom(words, start + gap, rest));
  }
  const word = words[start];
  return word !== undefined && step.some((form) => fits(word, form)) && holdsFrom(words, start + 1, rest);
}

function fits(word: string, { letters, isBeginning, mayBeMistyped }: Form): boolean {
  if (isBeginning ? word.startsWith(letters) : word === letters) return true;
  if (!mayBeMistyped) return false;
  const lengths = isBeginning ? [letters.length - 1, letters.length, letters.length + 1] : [word.length];
  return lengths.some((length) => isOneSlip(word.slice(0, length), letters));
}

/** Whether one slip of a finger makes one word of the other: a letter wrong, missing or too many, or two neighbours exchanged. */
export function isOneSlip(word: string, meant: string): boolean {
  if (Math.abs(word.length - meant.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === meant[start]) start += 1;
  const [left, right] = [word.slice(start), meant.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
  );
}
