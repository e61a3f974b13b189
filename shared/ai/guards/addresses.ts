import { skipSpace, type Token, textOf } from './tokens.ts';

const DOMAINS = new Set(
  (
    'ru com net org me su info io ua by kz app site online shop store xyz link cc to ly gl biz pro top club dev ai co live click page bio gg tv ' +
    'ws space website tech cloud market sale help info pay рф ру ком рус онлайн'
  ).split(' '),
);
/** With spaces or a spoken point before them; the rest of the list would also meet honest sentences. */
const SPOKEN_DOMAINS = new Set(['ru', 'com', 'рф', 'ру', 'ком', 'нет', 'net', 'org', 'орг', 'su', 'me', 'ме']);
const SPOKEN_POINT = new Set(['точка', 'тчк', 'дот', 'dot']);
const SPOKEN_AT = new Set(['собака', 'собачка', 'at', 'эт', 'dog']);
/** How far the domain of «имя собака почта точка ру» may stand from its «собака», in tokens. */
const SPOKEN_REACH = 10;

interface Address {
  from: number;
  to: number;
  fragment: string;
}

/** E-mail addresses, handles, links and bare domains, also spoken: «собака», «точка ру». */
export function findAddresses(tokens: Token[]): Address[] {
  return tokens.flatMap((_, index) => {
    const to = endOfAddress(tokens, index);
    return to === undefined
      ? []
      : [{ from: index, to, fragment: textOf(tokens, startOf(tokens, index), endOf(tokens, to)) }];
  });
}

function endOfAddress(tokens: Token[], index: number): number | undefined {
  const { kind, text } = tokens[index] ?? { kind: 'space', text: '' };
  if (text === '@' || text === 'www') return index + 1;
  if (text === ':' && tokens[index + 1]?.text === '/' && tokens[index + 2]?.text === '/') return index + 3;
  if (text === '_' && tokens[index - 1]?.kind === 'word' && tokens[index + 1]?.kind === 'word') return index + 2;
  if (text === '.') return endOfDomain(tokens, index) ?? endOfNumericAddress(tokens, index);
  if (isHidden(tokens, index)) return index + 1;
  if (SPOKEN_POINT.has(text)) return endOfSpokenDomain(tokens, index);
  if (kind === 'word' && SPOKEN_AT.has(text)) return endOfSpokenMail(tokens, index);
  return undefined;
}

/** «shop.ru», «shop . ru»; a sentence that ends before a Latin word has its full stop at the word. */
function endOfDomain(tokens: Token[], point: number): number | undefined {
  const before = tokens[point - 1];
  const after = tokens[point + 1]?.text ?? '';
  if (isBracketed(tokens, point)) return point + 3;
  if (before?.kind === 'word' || before?.kind === 'digits') return isDomain(before, after) ? point + 2 : undefined;
  const spaced = skipSpace(tokens, point + 1);
  const isSpaced = before?.kind === 'space' && SPOKEN_DOMAINS.has(tokens[spaced]?.text ?? '');
  return isSpaced ? spaced + 1 : undefined;
}

/** Of known ends any; of others two Latin words without a space between them. */
function isDomain(before: Token, after: string): boolean {
  return DOMAINS.has(after) || (/^[a-z]{2,}$/u.test(after) && /^[a-z\d]{2,}$/u.test(before.text));
}

/** «shop(.)ru», «shop[.]ru». */
function isBracketed(tokens: Token[], point: number): boolean {
  const [open = '', close = ''] = [tokens[point - 1]?.text, tokens[point + 1]?.text];
  return ['()', '[]', '{}'].includes(`${open}${close}`) && tokens[point + 2]?.kind === 'word';
}

/** «10.0.0.1»; a date has three numbers. */
function endOfNumericAddress(tokens: Token[], point: number): number | undefined {
  const parts = tokens.slice(point - 1, point + 6).map(({ kind, text }) => (kind === 'digits' ? 'n' : text));
  return parts.join('') === 'n.n.n.n' ? point + 6 : undefined;
}

const HIDDEN = /^(?:hxxps?|hxxp|xn|слэш|слеш|gmail|гмейл|джимейл|гмаил|protonmail|подчеркивание)$/u;

/** Words that stand in spoken and spoiled addresses only. */
function isHidden(tokens: Token[], index: number): boolean {
  const { kind, text } = tokens[index] ?? { kind: 'space', text: '' };
  return kind === 'word' && HIDDEN.test(text) && (text !== 'xn' || tokens[index + 1]?.text === '-');
}

/** «авито точка ру», «shop (точка) ru». */
function endOfSpokenDomain(tokens: Token[], point: number): number | undefined {
  const domain = [1, 2, 3].map((step) => point + step).find((at) => SPOKEN_DOMAINS.has(tokens[at]?.text ?? ''));
  return domain === undefined ? undefined : domain + 1;
}

function endOfSpokenMail(tokens: Token[], at: number): number | undefined {
  const reach = tokens.slice(at + 1, at + 1 + SPOKEN_REACH);
  const domain = reach.findIndex(({ text }, place) => SPOKEN_DOMAINS.has(text) && reach.slice(0, place).some(isPoint));
  return domain === -1 ? undefined : at + 2 + domain;
}

function isPoint({ text }: Token): boolean {
  return text === '.' || SPOKEN_POINT.has(text);
}

/** The fragment is the whole word around the mark, at most a few tokens long. */
function startOf(tokens: Token[], index: number): number {
  let start = index;
  while (start > 0 && index - start < SPOKEN_REACH && tokens[start - 1]?.kind !== 'space') start -= 1;
  return start;
}

function endOf(tokens: Token[], to: number): number {
  let end = to;
  while (end < tokens.length && end - to < SPOKEN_REACH && tokens[end]?.kind !== 'space') end += 1;
  return end;
}
