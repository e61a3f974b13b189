export interface Token {
  kind: 'digits' | 'word' | 'space' | 'mark';
  /** Normalised: lower case, «ё» as «е», look-alike letters unfolded. */
  text: string;
}

/** Latin letters that look like Cyrillic ones, each at the place of its double. */
const LATIN = 'abcehkmnoprtuxydfgijlqsvwz';
const CYRILLIC = 'авсенкмпоргтихудфгийлксвшз';
/** Of the first so many pairs each looks like the other; the rest of the letters only sounds alike. */
const LOOK_ALIKES = 15;
const GREEK = 'αβγδεζηικλμνξοπρσςτυφχω';
const LATIN_FOR_GREEK = 'abgdezhiklmnxoppsstyfxw';
/** Small capitals, which no normal form unfolds. */
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ';
const LATIN_FOR_SMALL = 'abcdefghijklmnoprstuvwyz';
/** White on black, and digits in circles: from each of these on, in the order of the ASCII ones from the second on. */
const ROWS: [first: number, count: number, ascii: number][] = [
  [0x1f150, 26, 97],
  [0x1f170, 26, 97],
  [0x2776, 9, 49],
  [0x2780, 9, 49],
  [0x278a, 9, 49],
  [0x24f5, 9, 49],
  [0x24ff, 1, 48],
];

/**
 * One form for every disguise: digits in circles, keycaps and full width become ASCII, invisible characters and stray accents go,
 * «ё» is «е», a zero between letters is an «о».
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('🔟', '10')
    .replace(/[\u24f5-\u24ff\u2776-\u2793\u{1f150}-\u{1f189}]/gu, asAscii)
    .replace(/[⓪⓿❶-❾➀-➈➊-➒⓵-⓽]/gu, circledDigit)
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(?<=\p{L})0(?=\p{L})/gu, 'о');
}

const CIRCLED = ['⓿❶❷❸❹❺❻❼❽❾', '⓪➀➁➂➃➄➅➆➇➈', '⓪➊➋➌➍➎➏➐➑➒', '⓪⓵⓶⓷⓸⓹⓺⓻⓼⓽'].map((row) => Array.from(row));

/** Those in black or double circles, which Unicode does not unfold. */
function circledDigit(sign: string): string {
  return String(Math.max(...CIRCLED.map((row) => row.indexOf(sign))));
}

/** Splits normalised text; each character belongs to one token, so joining the texts gives the text back. */
export function tokenise(normalised: string): Token[] {
  return Array.from(normalised.matchAll(/(\d+)|(\p{L}+)|(\s+)|[^\d\p{L}\s]/gu), ([text, digits, word, space]) => {
    if (digits !== undefined) return { kind: 'digits', text };
    if (word !== undefined) return { kind: 'word', text: foldMixed(word) };
    return { kind: space === undefined ? 'mark' : 'space', text };
  });
}

export function textOf(tokens: Token[], from: number, to: number): string {
  return tokens
    .slice(Math.max(0, from), to)
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** The index of the token at or after `index` that is no space. */
export function skipSpace(tokens: Token[], index: number): number {
  return tokens[index]?.kind === 'space' ? index + 1 : index;
}

/** The words of a text, in order. */
export function wordsOf(tokens: Token[]): string[] {
  return tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
}

/** Sentences and clauses as token lists; the marks that part them are left out. */
export function splitAt(tokens: Token[], marks: string): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    const isMark =
      token.kind === 'mark' ? marks.includes(token.text) : token.kind === 'space' && token.text.includes('\n');
    if (isMark) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

export function toCyrillic(word: string): string {
  return swap(word, LATIN, CYRILLIC);
}

export function toLatin(word: string): string {
  return swap(word, CYRILLIC.slice(0, LOOK_ALIKES), LATIN);
}

const PLAIN = /^(?:[а-я]+|[a-z]+)$/;

/** A word of two alphabets is a disguise, nearly always of a Cyrillic word. */
function foldMixed(word: string): string {
  if (PLAIN.test(word)) return word;
  const known = swap(swap(word, SMALL_CAPITALS, LATIN_FOR_SMALL), word.length > 1 ? GREEK : '', LATIN_FOR_GREEK);
  const isMixed = /\p{Script=Latin}/u.test(known) && /\p{Script=Cyrillic}/u.test(known);
  return isMixed ? toCyrillic(known) : known;
}

function asAscii(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const row = ROWS.find(([first, count]) => code >= first && code < first + count);
  return row === undefined ? character : String.fromCharCode(code - row[0] + row[2]);
}

function swap(word: string, from: string, to: string): string {
  return Array.from(word, (character) => {
    const place = from.indexOf(character);
    return place === -1 ? character : (to[place] ?? character);
  }).join('');
}
