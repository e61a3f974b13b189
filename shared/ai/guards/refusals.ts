import { type Clause, clauseAt } from './clauses.ts';
import type { Token } from './tokens.ts';

const REFUSABLE =
  /^(?:отда[а-я]{1,5}|прода[а-я]{1,4}|уступ[а-я]{1,5}|скин[а-я]{1,4}|скид[а-я]{1,6}|сброс[а-я]{1,4}|сдела[а-я]{1,4}|дела[а-я]{1,4}|снижа[а-я]{1,3}|снизи[а-я]{1,3}|сниз[а-я]{1,3}|мож[а-я]{1,3}|могу|смож[а-я]{1,3}|смогу|готов[а-я]{0,2}|получ[а-я]{1,5}|выйдет|подойд[а-я]{1,3}|подход[а-я]{1,3}|устро[а-я]{1,4}|устра[а-я]{1,6}|соглас[а-я]{1,4}|соглаша[а-я]{1,6}|рассматрив[а-я]{1,4}|торгу[а-я]{1,6}|предлож[а-я]{1,5}|предлага[а-я]{1,4}|приним[а-я]{1,4}|прим[а-я]{1,4}|удастся|вариант|пойдет|дам|дадим|даем|опуст[а-я]{1,4}|опуска[а-я]{1,4}|предусмотрен[а-я]{0,2}|возможн[а-я]{0,2}|уместен|будет|бывает|актуальн[а-я]{1,2}|наш[а-я]?|моя|та)$/u;
const REFUSING =
  /^(?:сожалению|увы|мало|маловато|маленькая|низко|низковато|никак|нет|нельзя|невозможно|отказ[а-я]{1,6}|откаж[а-я]{1,4}|unfortunately|sorry|cannot)$/u;
const AGREEING =
  /^(?:отда(?:м|дим|ю|ем)|прода(?:м|дим|ю|ем)|уступ[а-я]{1,5}|скин[а-я]{1,4}|договор[а-я]{1,8}|соглас[а-я]{1,3}|забира[а-я]{1,4}|заберите|берите|бери|приезжа[а-я]{1,4}|хорошо|ладно|ок|окей|идет|пойдет|подходит|подойдет|рукам|устроит|устраивает|проблем|давайте|давай|да|ага|угу|можно|можем|могу|сможем|смогу|готов[а-я]{0,1}|будет|пусть|ваш[а-я]?|принято|принимаем|принимаю|годится|deal|ok|okay|yes|sure|agreed)$/u;
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
