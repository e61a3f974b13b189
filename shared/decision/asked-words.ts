import { wordsOf } from '../knowledge/words.ts';
import { sentencesOf } from './phrases.ts';

/** What a turn asks, in words as the search cuts them. */
export interface AskedWords {
  /** All of them, in their order. */
  words: string[];
  /** Those that tell what is asked. */
  telling: string[];
}

/** Words around a question that do not change what it is about. */
const AROUND = `
    здравствуйте здравствуй здрасте привет приветствую добрый доброе доброго день дня вечер вечера утро утра ночи времени суток
    пожалуйста плиз подскажите скажите напишите ответьте сообщите извините спасибо интересует интересно хочу хотел хотела узнать
    уточнить спросить вопрос насчет поводу касательно есть ли можно ваш ваша ваше ваши вашего вашей вас вам вы у мне меня я нам
    а и да ну так вот это этот эта там тут на в во с со к по про для от до за о об из под при же бы то
    где куда откуда как какой какая какое какие каком каков что сколько скольки когда почем будет будут еще сейчас вообще имеется
`;

/** With these a question is about something else than its other words say. */
const TURNS = new Set(['не', 'нет', 'нету', 'ни', 'без', 'кроме', 'если', 'или', 'либо', 'только', 'вместо']);

/** The question, where the whole turn is one sentence that tells something, without a number and without a turn of it. */
export function simpleQuestionIn(texts: readonly string[]): AskedWords | undefined {
  if (isTurned(texts)) return undefined;
  const sentences = texts.flatMap(sentencesOf).map(askedIn);
  const asking = sentences.filter(({ telling }) => telling.length > 0);
  if (asking.length > 1) return undefined;
  return asking[0] ?? sentences.at(-1);
}

/** All that is asked, whatever else is said; `undefined` where a number or a turn makes words alone misleading. */
export function allAskedIn(texts: readonly string[]): AskedWords | undefined {
  return isTurned(texts) ? undefined : askedIn(texts.flatMap(sentencesOf).flat());
}

/** The words of a seller's keyword, cut the same way. */
export function askedWordsOf(keyword: string): AskedWords {
  return askedIn([keyword]);
}

function isTurned(texts: readonly string[]): boolean {
  return (
    texts.some((text) => /\p{N}/u.test(text)) ||
    texts
      .flatMap(sentencesOf)
      .flat()
      .some((word) => TURNS.has(word))
  );
}

function askedIn(plain: readonly string[]): AskedWords {
  const words = wordsOf(plain.join(' '));
  const around = wordsAround();
  return { words, telling: words.filter((word) => !around.has(word)) };
}

let aroundAsCut: Set<string> | undefined;

/** Made at the first question: cutting them would be the slowest thing a function does while it loads. */
function wordsAround(): Set<string> {
  aroundAsCut ??= new Set(wordsOf(AROUND));
  return aroundAsCut;
}
