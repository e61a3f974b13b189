import { isCurrency } from './money-words.ts';
import { scaleOfWord } from './number-words.ts';
import { findNumbers } from './numbers.ts';
import { speaksOfPrice } from './thing-price.ts';

/** Words that say nothing of what an amount is for. */
const EMPTY =
  /^(?:\p{L}{1,2}|для|при|или|если|есть|наш\p{L}{0,3}|ваш\p{L}{0,3}|вам|вас|нас|нам|это|эт[аио]\p{L}{0,2}|как|так|что|чтобы|только|всего|будет|можно|может|сейчас|сегодня|завтра|конечно|пожалуйста|здравствуйте|добрый|спасибо|очень|просто|прямо|ровно|еще|уже|тоже|вот|все|всё|один|одна|раз|рублей|тысяч\p{L}?|тыс|сколько|какая|какой|какие|хорошо|ладно|договорились|окей|готов\p{L}?|могу|можем|человек|товар\p{L}{0,2}|объявлен\p{L}{0,3}|продавец|продавц\p{L}|него|неё|нее|ней|него|оно|она|они|бесплатн\p{L}{0,3}|даром|задаром|полцены|скид\p{L}{2,6}|торг\p{L}{0,3}|уступ\p{L}{2,5}|скин\p{L}{2,4}|дам|дадим|делаем|сделаем|процент\p{L}{0,3}|действует|есть)$/u;

/** One thing by many words: a fact says «доставка», the answer «привезём». */
const SAME: [RegExp, string][] = [
  [/^(?:доставк|доставл|достави|довез|довоз|привез|привоз|отправ|возим|везем|курьер)/u, 'доставка'],
  [/^(?:подъем|подним|поднят|поднес|занос|занес)/u, 'подъем'],
  [/^(?:сборк|собер|собира|собра)/u, 'сборка'],
  [/^(?:установ|устан|монтаж|монтир)/u, 'установка'],
  [/^(?:самовывоз|заберете|забрать|забираете)/u, 'самовывоз'],
  [/^(?:замен|помен|меня)/u, 'замена'],
  [/^(?:ремонт|почин|чиним)/u, 'ремонт'],
  [/^(?:аренд|прокат|снять|сда[ею])/u, 'аренда'],
  [/^(?:залог|депозит)/u, 'залог'],
  [/^(?:выезд|выезж|приезд|приед)/u, 'выезд'],
];

/** What the words of a clause say an amount is for, as stems: «стоимость доставки в субботу» → доставка, суббот. */
export function labelsOf(words: string[]): string[] {
  return words
    .filter((word) => !EMPTY.test(word) && speaksOfPrice([word]) === undefined && !isCurrency(word) && !isNumber(word))
    .map((word) => SAME.find(([form]) => form.test(word))?.[1] ?? word);
}

/** In words, in slang, and the letters for zeros of «2ООО». */
function isNumber(word: string): boolean {
  return (
    /^[oо]+$/u.test(word) || scaleOfWord(word) !== undefined || findNumbers([{ kind: 'word', text: word }]).length > 0
  );
}

/** Whether two lists of labels speak of the same thing anywhere, whatever the endings. */
export function shareLabel(some: string[], others: string[]): boolean {
  return some.some((one) => others.some((other) => isSameStem(one, other)));
}

export function isSameStem(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  const needed = shorter <= 4 ? Math.max(3, shorter - 1) : Math.max(4, Math.min(6, shorter - 2));
  return one.slice(0, needed) === other.slice(0, needed);
}
