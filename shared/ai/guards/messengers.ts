import { splitAt, type Token, toCyrillic, tokenise, toLatin, wordsOf } from './tokens.ts';

/** Other places to talk, by the name under which a mention in the facts allows one in the draft. Also with letters that only look right. */
const PLACES: [string, RegExp][] = [
  ['whatsapp', /^(?:[ву][ао]т?[сц]+[ао]п{1,2}(?:[аеуы]|ом|чик)?$|вотс$|ватс$|whats|wh?ats?ap|vats?ap)/u],
  [
    'telegram',
    /^(?:телег[рг]ам|телег[аеиуо]й?$|телегра$|тележ(?:еньк|к)[аеу]$|тг$|тгшк|телеграф[а-я]?$|teleg[rp]am|telega$|tg$)/u,
  ],
  ['viber', /^(?:вай?бер|вибер|viber|vaiber)/u],
  ['vk', /^(?:вконтакт|вк$|вкшк|vk$|vkontakte)/u],
  ['instagram', /^(?:инст[аеуы]$|инстаг[рг]ам|инстагр|нельзяг[рг]ам|запрещ[а-я]*г[рг]ам|instag[rp]am|insta$)/u],
  ['skype', /^(?:скайп|skype)/u],
  ['discord', /^(?:дискорд|discord)/u],
  ['facebook', /^(?:фейсбук|facebook)/u],
  ['odnoklassniki', /^одноклассник/u],
  ['tiktok', /^(?:тикток|tiktok)/u],
  ['icq', /^(?:аськ[аеуи]|icq|wechat|вичат|botim|threema|imo$)/u],
  ['messenger', /^(?:мессенджер|месенджер|messenger)/u],
];
/** Words of trades too: a cart, a telegraph, a phone's signal. They are places only where somebody is asked to come. */
const DOUBTFUL = /^(?:телег[аеиуо]й?|тележ[а-я]+|телеграф[а-я]?|imo)$/u;

const INVITING =
  /^(?:пиши|напиши|звони|позвони|набер|набир|набей|жд[уе]|ищи|найди|добав|стучи|перейд|переходи(?:те)?$|давай|свяж|скин|лучше|удобн|можно|можете|отправ|пришл)/u;
const OURS =
  /^(?:общаемся|общаюсь|переходим|перехожу|пользуемся|пользуюсь|пишем|пишу|используем|использую|отвечаем|отвечаю|работаем|даем|даю|ведем|веду|сидим|сижу)$/u;

interface PlaceMention {
  place: string;
  fragment: string;
}

const OWN_MESSENGER = / (?:мессенджер|месенджер)[а-я]* (?:на )?авито /u;
/** What a phone does with them is no invitation. */
const INSTALLED = / (?:работа[а-я]+|поддержив[а-я]+|установ[а-я]+|уведомлени[а-я]+|совместим[а-я]*) /u;

/** Mentions of messengers and networks that are, or may be, an invitation; «в вотсап не переходим» is none. */
export function findInvitations(tokens: Token[]): PlaceMention[] {
  return splitAt(tokens, '.,!?;').flatMap((clause, place, clauses) => {
    const mentions = findPlaces(clause);
    const isQuestion = endsWithQuestion(tokens, clauses, place);
    if (mentions.length === 0) return [];
    const words = wordsOf(clause);
    const text = ` ${words.join(' ')} `;
    const isInstalled = INSTALLED.test(text) && !words.some(isInviting);
    return isInstalled || OWN_MESSENGER.test(text) || (!isQuestion && isDecline(words)) ? [] : mentions;
  });
}

/** Every messenger or network named, also in leetspeak, with letters spaced out, split in pieces or taken from another alphabet. */
export function findPlaces(tokens: Token[]): PlaceMention[] {
  const words = wordsOf(tokens);
  const candidates = [
    ...words.map((word) => ({ word, least: 2 })),
    ...piecesOf(words).map((word) => ({ word, least: LEAST_JOINED })),
    ...leetOf(tokens).map((word) => ({ word, least: 4 })),
  ];
  const named = candidates.flatMap(({ word, least }) => {
    const place = word.length < least ? undefined : placeOf(word);
    return place === undefined || (DOUBTFUL.test(word) && !isTalkedIn(words, word)) ? [] : [{ place, fragment: word }];
  });
  return isMax(words) ? [...named, { place: 'max', fragment: 'макс' }] : named;
}

const LEAST_JOINED = 5;
const MOST_JOINED = 12;
const MOST_PIECES = 12;

/** «теле грам», «т е л е г р а м»: words in a row put together, as far as a name is long. «Вот сапоги» is longer than the name in it. */
function piecesOf(words: string[]): string[] {
  return words.flatMap((first, at) => {
    const joined: string[] = [];
    let word = first;
    for (const next of words.slice(at + 1, at + MOST_PIECES)) {
      word += next;
      if (word.length > MOST_JOINED) break;
      joined.push(word);
    }
    return joined;
  });
}

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const CYRILLIC_LEET: Record<string, string> = {
  ...LEET,
  '0': 'о',
  '1': 'и',
  '3': 'е',
  '4': 'а',
  '6': 'б',
  '7': 'т',
  '8': 'в',
  '@': 'а',
};

/** «t3l3gram», «в@тсап», «te1egram»: words with digits and signs for letters. */
function leetOf(tokens: Token[]): string[] {
  const text = tokens.map((token) => token.text).join('');
  return text
    .split(/\s+/u)
    .filter((chunk) => chunk.length <= MOST_JOINED + 2 && /\p{L}/u.test(chunk) && /[\d@$!]/u.test(chunk))
    .flatMap((chunk) =>
      [LEET, { ...LEET, '1': 'l' }, CYRILLIC_LEET, { ...CYRILLIC_LEET, '1': 'л' }].map((key) => readLeet(chunk, key)),
    );
}

function readLeet(chunk: string, key: Record<string, string>): string {
  const letters = chunk.replace(/[\d@$!]/gu, (mark) => key[mark] ?? mark).replace(/[^\p{L}]/gu, '');
  return wordsOf(tokenise(letters)).join('');
}

/** «Напишите в телегу», «мы в телеге»; a cart is neither written to nor lived in. */
function isTalkedIn(words: string[], word: string): boolean {
  return words.some(isInviting) || words.some((other, at) => other === word && words[at - 1] === 'в');
}

function isInviting(word: string): boolean {
  return INVITING.test(word);
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
