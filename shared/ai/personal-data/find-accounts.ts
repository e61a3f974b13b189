import { findAddresses } from '../guards/addresses.ts';
import { skipSpace, type Token } from '../guards/tokens.ts';
import type { AlignedText } from './aligned-text.ts';
import type { Finding } from './finding.ts';

const NAME = '[\\p{L}\\d][\\p{L}\\d._%+-]{0,63}';
const AT = '(?:@|[([]\\s?(?:at|собака|собачка)\\s?[)\\]])';
const HOST = '\\p{L}[\\p{L}\\d-]{0,63}';
const DOMAIN = '(?:\\s?\\.\\s?(?:ru|com|net|org|рф|ру)(?![\\p{L}\\d])|\\.[\\p{L}\\d-]{2,24})';
/** «ivan@mail.ru», «ivan @ mail . ru», «ivan(собака)mail.ru»; with nothing around the sign, «ivan@mail» too. */
const EMAIL = new RegExp(`${NAME}(?:@${HOST}${DOMAIN}{0,3}|\\s{0,2}${AT}\\s{0,2}${HOST}${DOMAIN}{1,3})`, 'gu');
const HANDLE = /(?<![\p{L}\d])@[\p{L}][\p{L}\d_.]{2,31}/gu;
const PROFILE_LINK =
  /(?<![\p{L}\d.])(?:https?:\/\/)?(?:www\.|m\.)?(?:t\.me|telegram\.me|wa\.me|vk\.com|vk\.ru|ok\.ru|instagram\.com|facebook\.com|viber\.click|join\.skype\.com)\/[^\s<>"«»,;]{2,80}/gu;
const MESSENGER =
  '(?:телеграмм?|телега|телегу|телеге|тг|telegram|tg|вк|вконтакте|vk|инста|инсту|инсте|инстаграмм?|instagram|insta|вотсап|ватсап|вацап|whatsapp|скайп|skype|вайбер|viber|дискорд|discord)';
const NICK = '(?:ник|никнейм|логин|аккаунт|акк|nick|login|id)';
/** «мой тг: ivan_85», «ник в телеграме ivanov»: the name is Latin, as all of these ask for. */
const NAMED_ACCOUNT = new RegExp(
  `(?<!\\p{L})(?:(?:мо[йяею]|меня|мне|my)\\s(?:в\\s)?${MESSENGER}[а-я]{0,2}|${MESSENGER}[а-я]{0,2}\\s?[:=—-]|(?:${MESSENGER}[а-я]{0,2}\\s)?(?:по\\s)?${NICK}(?:\\sв\\s${MESSENGER}[а-я]{0,2})?)` +
    `\\s?[:=—-]?\\s?(?:это\\s|вот\\s|ник\\s)?(?<handle>[a-z][a-z\\d_.-]{2,31})`,
  'gu',
);
/** A name with digits or an underscore is one right after the messenger, too. */
const PLAIN_ACCOUNT = new RegExp(
  `(?<!\\p{L})${MESSENGER}[а-я]{0,2}\\s(?<handle>[a-z](?=[a-z.-]*[\\d_])[a-z\\d_.-]{2,31})`,
  'gu',
);
const SPOKEN_AT = new Set(['собака', 'собачка', 'dog']);
const SPOKEN_JOINT = new Set(['точка', 'тчк', 'dot', 'тире', 'дефис', 'подчеркивание', 'нижнее']);

/** E-mail addresses, also spoken («иван собака мейл точка ру»), @handles, profiles by link and by the messenger's name. */
export function findAccounts(text: AlignedText): Finding[] {
  return [
    ...matches(text, EMAIL, 'email'),
    ...spokenEmails(text),
    ...matches(text, PROFILE_LINK, 'account'),
    ...matches(text, HANDLE, 'account'),
    ...matches(text, NAMED_ACCOUNT, 'account'),
    ...matches(text, PLAIN_ACCOUNT, 'account'),
  ];
}

function matches(text: AlignedText, pattern: RegExp, kind: 'email' | 'account'): Finding[] {
  return Array.from(text.normalised.matchAll(pattern), (match) => {
    const whole = match.groups?.handle ?? match[0];
    const found = whole.replace(/[.,-]+$/, '');
    const from = match.index + match[0].length - whole.length;
    return { kind, value: bare(found), ...text.placeOf(from, from + found.length) };
  });
}

function bare(found: string): string {
  return found.replace(/\s|^@|^https?:\/\//gu, '');
}

function spokenEmails(text: AlignedText): Finding[] {
  const { tokens } = text;
  return findAddresses(tokens)
    .filter(({ from }) => SPOKEN_AT.has(tokens[from]?.text ?? ''))
    .map(({ from, to }) => {
      const start = startOfName(tokens, from);
      const value = tokens
        .slice(start, to)
        .map(({ text: part }) => part)
        .join('');
      return { kind: 'email', value: bare(value), ...text.placeOfTokens(start, to) };
    });
}

/** The word before «собака», and what is joined to it. */
function startOfName(tokens: Token[], at: number): number {
  let start = at;
  for (;;) {
    const before = skipSpaceBack(tokens, start - 1);
    const isFirst = start === at;
    const isJoined = !isFirst && (tokens[start - 1]?.kind !== 'space' || SPOKEN_JOINT.has(tokens[before]?.text ?? ''));
    const followsJoint = SPOKEN_JOINT.has(tokens[skipSpace(tokens, start)]?.text ?? '') && !isFirst;
    if (before < 0 || !(isFirst || isJoined || followsJoint) || !isOfName(tokens[before])) return start;
    start = before;
  }
}

function skipSpaceBack(tokens: Token[], index: number): number {
  return tokens[index]?.kind === 'space' ? index - 1 : index;
}

function isOfName(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'digits' || '._-+'.includes(token?.text ?? ' ');
}
