import { splitAt, type Token, toCyrillic, toLatin, wordsOf } from './tokens.ts';

/** Other places to talk, by the name under which a mention in the facts allows one in the draft. */
const PLACES: [string, RegExp][] = [
  ['whatsapp', /^(?:в[ао]тс?[ао]п|в[ао]ц[ао]п|уотс[ао]п|whats|watsap|vatsap|wats$)/u],
  ['telegram', /^(?:телеграм|телег[аеиуо]й?$|телегра$|тг$|тгшк|telegram|telega$|tg$)/u],
  ['viber', /^(?:вайбер|вибер|viber|vaiber)/u],
  ['vk', /^(?:вконтакт|вк$|вкшк|vk$|vkontakte)/u],
  ['instagram', /^(?:инст[аеуы]$|инстагр|instagram|insta$)/u],
  ['skype', /^(?:скайп|skype)/u],
  ['discord', /^(?:дискорд|discord)/u],
  ['facebook', /^(?:фейсбук|facebook)/u],
  ['odnoklassniki', /^одноклассник/u],
  ['messenger', /^(?:мессенджер|месенджер|messenger)/u],
];

const INVITING =
  /^(?:пиши|напиши|звони|позвони|набер|набир|набей|жд[уе]|ищи|найди|добав|стучи|перейд|переходи(?:те)?$|давай|свяж|скин|лучше|удобн|можно|можете|отправ|пришл)/u;
const OURS =
  /^(?:общаемся|общаюсь|переходим|перехожу|пользуемся|пользуюсь|пишем|пишу|используем|использую|отвечаем|отвечаю|работаем|даем|даю|ведем|веду|сидим|сижу)$/u;

interface PlaceMention {
  place: string;
  fragment: string;
}

/** Mentions of messengers and networks that are, or may be, an invitation; «в вотсап не переходим» is none. */
export function findInvitations(tokens: Token[]): PlaceMention[] {
  return splitAt(tokens, '.,!?;').flatMap((clause, place, clauses) => {
    const mentions = findPlaces(clause);
    const isQuestion = endsWithQuestion(tokens, clauses, place);
    return mentions.length > 0 && !isQuestion && isDecline(wordsOf(clause)) ? [] : mentions;
  });
}

/** Every messenger or network named, also with letters spaced out, split in two or taken from the other alphabet. */
export function findPlaces(tokens: Token[]): PlaceMention[] {
  const words = wordsOf(tokens);
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
  const candidates = [
    ...words.map((word) => ({ word, least: 2 })),
    ...pairs.map((word) => ({ word, least: 5 })),
    ...spelledOut(tokens),
  ];
  const named = candidates.flatMap(({ word, least }) => {
    const place = word.length < least ? undefined : placeOf(word);
    return place === undefined ? [] : [{ place, fragment: word }];
  });
  return isMax(words) ? [...named, { place: 'max', fragment: 'макс' }] : named;
}

function placeOf(word: string): string | undefined {
  const forms = [word, toCyrillic(word), toLatin(word)];
  return PLACES.find(([, pattern]) => forms.some((form) => pattern.test(form)))?.[0];
}

/** The messenger Max is also a name and a size: only «в максе», «мессенджер макс». */
function isMax(words: string[]): boolean {
  return words.some(
    (word, index) => /^(?:макс|максе|max)$/u.test(word) && /^(?:в|мессенджер)$/u.test(words[index - 1] ?? ''),
  );
}

/** «т е л е г р а м», «в-о-т-с-а-п»: four single letters and more in a row. */
function spelledOut(tokens: Token[]): { word: string; least: number }[] {
  const runs: string[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'word' || text.length > 1) continue;
    if (index - lastAt === 2) runs.push(`${runs.pop() ?? ''}${text}`);
    else runs.push(text);
    lastAt = index;
  }
  // One or two words of a single letter may stand before: «и в т е л е г р а м е».
  return runs.flatMap((run) => [run, run.slice(1), run.slice(2)].map((word) => ({ word, least: 4 })));
}

function isDecline(words: string[]): boolean {
  const declines = words.some((word, index) => (word === 'не' && OURS.test(words[index + 1] ?? '')) || word === 'нет');
  return declines && !words.some((word) => INVITING.test(word));
}

/** Splitting drops the marks, so the one after this clause is found by its place in the text. */
function endsWithQuestion(tokens: Token[], clauses: Token[][], place: number): boolean {
  const last = clauses[place]?.at(-1);
  const at = last === undefined ? -1 : tokens.indexOf(last);
  return tokens[at + 1]?.text === '?';
}
