import { type Clause, clauseAt } from './clauses.ts';
import type { Token } from './tokens.ts';

const REFUSABLE =
  /^(?:отда\p{L}{1,5}|прода\p{L}{1,4}|уступ\p{L}{1,5}|скин\p{L}{1,4}|скид\p{L}{1,6}|сброс\p{L}{1,4}|сдела\p{L}{1,4}|дела\p{L}{1,4}|снижа\p{L}{1,3}|снизи\p{L}{1,3}|сниз\p{L}{1,3}|мож\p{L}{1,3}|могу|смож\p{L}{1,3}|смогу|готов\p{L}{0,2}|получ\p{L}{1,5}|выйдет|подойд\p{L}{1,3}|подход\p{L}{1,3}|устро\p{L}{1,4}|устра\p{L}{1,6}|соглас\p{L}{1,4}|соглаша\p{L}{1,6}|рассматрив\p{L}{1,4}|торгу\p{L}{1,6}|предлож\p{L}{1,5}|предлага\p{L}{1,4}|приним\p{L}{1,4}|прим\p{L}{1,4}|удастся|вариант|пойдет|дам|дадим|даем|опуст\p{L}{1,4}|опуска\p{L}{1,4}|предусмотрен\p{L}{0,2}|возможн\p{L}{0,2}|уместен|будет|бывает|актуальн\p{L}{1,2}|наш\p{L}?|моя|та)$/u;
const REFUSING =
  /^(?:сожалению|увы|мало|маловато|маленькая|низко|низковато|никак|нет|нельзя|невозможно|отказ\p{L}{1,6}|откаж\p{L}{1,4}|unfortunately|sorry|cannot)$/u;
const AGREEING =
  /^(?:отда(?:м|дим|ю|ем)|прода(?:м|дим|ю|ем)|уступ\p{L}{1,5}|скин\p{L}{1,4}|договор\p{L}{1,8}|соглас\p{L}{1,3}|забира\p{L}{1,4}|заберите|берите|бери|приезжа\p{L}{1,4}|хорошо|ладно|ок|окей|идет|пойдет|подходит|подойдет|рукам|устроит|устраивает|проблем|давайте|давай|да|ага|угу|можно|можем|могу|сможем|смогу|готов\p{L}{0,1}|будет|пусть|ваш\p{L}?|принято|принимаем|принимаю|годится|deal|ok|okay|yes|sure|agreed)$/u;
/** «предложение передам продавцу»: neither yes nor no. */
const PASSING_ON = /^(?:переда(?:м|ю|дим|ем)|уточню|уточним|спрошу|спросим|сообщу|узнаю)$/u;
/** «меньше 3000 не отдам» offers 3000. */
const BOUND = /^(?:меньше|менее|ниже|дешевле)$/u;

/** Whether what stands at a token is refused, or only passed on, by its clause or the nearest one beside it in the sentence that says yes or no. */
export function isTurnedDown(tokens: Token[], clauses: Clause[], at: number): boolean {
  const own = clauseAt(clauses, at);
  const clause = clauses[own];
  if (clause === undefined) return false;
  const ofSentence = (each: Clause) => each.sentence === clause.sentence;
  const after = clauses.slice(own + 1).filter(ofSentence);
  const before = clauses.slice(0, own).filter(ofSentence).reverse();
  const verdict = [clause, ...after, ...before].map(({ words }) => verdictOf(words)).find((each) => each !== undefined);
  return verdict === 'no' && !tokens.slice(Math.max(clause.from, at - 4), at).some(({ text }) => BOUND.test(text));
}

/** What a clause says to a wish: a refusal and nothing of consent is a no. */
export function verdictOf(words: string[]): 'yes' | 'no' | undefined {
  const nots = words.filter((word) => word === 'не').length;
  if (words.some((word) => PASSING_ON.test(word))) return 'no';
  const negatedFrom = words.findIndex((word, place) => word === 'не' && REFUSABLE.test(words[place + 1] ?? ''));
  // An infinitive agrees to nothing: «отдать не можем», «скинуть, к сожалению, не получится».
  const agrees = words.some(
    (word, place) =>
      AGREEING.test(word) &&
      !word.endsWith('ть') &&
      words[place - 1] !== 'не' &&
      (negatedFrom === -1 || place < negatedFrom),
  );
  if (nots > 1 || agrees) return 'yes';
  return isRefusal(words) ? 'no' : undefined;
}

function isRefusal(words: string[]): boolean {
  return words.some((word, place) => REFUSING.test(word) || (word === 'не' && REFUSABLE.test(words[place + 1] ?? '')));
}
