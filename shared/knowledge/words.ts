import { stemmer as russianStem } from '@orama/stemmers/russian';

/** Function words and single letters: they are in every text and say nothing of it. */
const SMALL_WORDS = new Set(
  `без бы был была были было быть вам вас ваш ваша ваше ваши во вот все вы где да для до его ее если есть же за здравствуйте
   и из или их как какая какие какое какой когда ко ли меня мне можно мой моя мы на над нам нас наш не него нее ни но ну о об
   он она они оно от по под при про с со так там те то того тоже той только тот ты у уже чего чем что чтобы эта эти это этот
   я подскажите пожалуйста скажите добрый день привет`
    .split(/\s+/)
    .concat('the', 'an', 'and', 'or', 'of', 'to', 'in', 'is', 'are'),
);

/**
 * The words of a text as the search compares them: in small letters, `ё` as `е`, Russian ones without their endings. Letters
 * and figures are words of their own («10кг» is «10», «кг»); «б/у» is one word, for here it is.
 */
export function wordsOf(text: string): string[] {
  return plainWordsOf(text).map(stemOf);
}

/** The same for a question, without function words where anything is left, each word once. */
export function questionWordsOf(question: string): string[] {
  const words = plainWordsOf(question);
  const telling = words.filter((word) => !isSmall(word));
  return [...new Set((telling.length === 0 ? words : telling).map(stemOf))];
}

function plainWordsOf(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(?<!\p{L})б\s?[/\\.]\s?у(?!\p{L})/gu, 'бу');
  return plain.match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** Stemming is what takes the time, and a seller's articles repeat their words. Emptied when it is full. */
const stems = new Map<string, string>();
const MOST_STEMS = 20_000;

function stemOf(word: string): string {
  if (!/^[а-я]/.test(word)) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size === MOST_STEMS) stems.clear();
  const stem = russianStem(word);
  stems.set(word, stem);
  return stem;
}

function isSmall(word: string): boolean {
  return SMALL_WORDS.has(word) || /^\p{L}$/u.test(word);
}
