import type { Fact } from '../facts.ts';
import type { Guard, Objection } from './guard.ts';
import { withoutListingLink } from './links.ts';

/** Avito takes messages of up to 1000 characters. */
export const MAX_REPLY_CHARACTERS = 1000;

/** Each with what it is called in the objection. Over the draft as it stands. */
const MARKUP: [RegExp, string][] = [
  [/\*\*|__|~~|```|`[^`\n]+`/u, 'разметка'],
  [/^ {0,3}#{1,6} /mu, 'заголовок'],
  [/\]\(/u, 'ссылка в разметке'],
  [/^ {0,3}[*+-] /mu, 'список'],
  [/^[ \t]*[•·▪◦●■►✓✔✅☑]/mu, 'список'],
  [/^[ \t]*\d{1,2}[.)] .*\n+[ \t]*\d{1,2}[.)] /mu, 'нумерованный список'],
  [/^[ \t]*\|.*\|/mu, 'таблица'],
  [/^ {0,3}>/mu, 'цитата'],
  [/<\/?[a-z_]+>/iu, 'тег'],
  [/^\s*[{[]/u, 'данные вместо текста'],
  [/\\[nu"]|&(?:nbsp|lt|gt|amp|quot);|\$\$/u, 'данные вместо текста'],
  [/(?:^\S{1,2}\n){3}/mu, 'текст столбиком'],
];

/** What hides letters and digits from the guards that look for them. */
const DISGUISES: RegExp[] = [
  /[\p{Cc}\p{Co}\p{Cn}]/u,
  // Digits of other scripts.
  /[^\P{Nd}0-9]/u,
  // Invisible characters, and the joiner where it joins no emoji.
  /[\u00ad\u115f\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u3164\ufeff]|\p{L}\u200d|\u200d\p{L}/u,
  // Letters and digits in circles, squares, full width, mathematical or phonetic dress, and accents heaped up.
  /[\u0250-\u02af\u1d00-\u1d7f\u2460-\u24ff\u2776-\u2793\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|[\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f1e5}]|\u20e3|\p{M}{2}/u,
  // Scripts of no language we answer in; Greek only as a sign by itself, or of ohms and micrometres.
  /[^\P{L}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Han}\p{Script=Greek}\p{Script=Common}]/u,
  /(?<=\p{L})(?![Ωμ])\p{Script=Greek}|(?![Ωμ])\p{Script=Greek}(?=\p{L})/u,
  // Encoded or turned round: no word is so long, and no Russian one begins like this.
  /[a-z\d+/=]{30}/iu,
  /(?<![\p{L}\d])[ьъы]\p{L}/iu,
];

const SMALL_WORDS =
  'и|а|но|или|либо|также|в|во|на|с|со|по|за|для|от|до|к|ко|у|о|об|из|не|ни|если|чтобы|что|как|при|под|над|без|через|около|между|перед|про|потому|котор(?:ый|ая|ое|ые|ого|ой|ых)|очень';
/** A sentence cannot end here, with or without dots after it. */
const BROKEN_OFF = new RegExp(
  `(?:[,:;[«–—-]|\\s\\(|(?:^|\\s)(?:${SMALL_WORDS})(?:[\\s.…]{0,4}(?<=[…]|\\.\\.)|))$|\\((?=[\\p{L}\\d])[^()]*$|«[^»]*$`,
  'iu',
);
const BROKEN_OFF_BEFORE = /^[.,;:!?)»\]]/u;

/** A reply is plain text of 1 to 1000 characters, calm, that ends where it means to end, and names no fact by its id. */
export const guardForm: Guard = (draft, { facts, listing }) => {
  const text = draft.trim();
  if (text === '') return [object('', 'Ответ пуст.')];
  if (text.length > MAX_REPLY_CHARACTERS) {
    return [object(`${text.length}`, `Ответ длиннее ${MAX_REPLY_CHARACTERS} знаков: сократи его.`)];
  }
  return [
    ...markupObjections(text),
    ...disguiseObjections(withoutListingLink(text, listing)),
    ...loudnessObjections(text, facts),
    ...endObjections(text),
    ...idObjections(
      text,
      facts.map(({ id }) => id),
    ),
  ];
};

function markupObjections(text: string): Objection[] {
  return MARKUP.flatMap(([pattern, name]) =>
    pattern.test(text) ? [object(name, 'Пиши простым текстом, без разметки.')] : [],
  );
}

function disguiseObjections(text: string): Objection[] {
  const plain = text.replaceAll('\n', '');
  return DISGUISES.some((disguise) => disguise.test(plain))
    ? [object('знаки', 'Пиши обычными словами, буквами и цифрами.')]
    : [];
}

const MOST_EMOJI = 2;
const MOST_CAPITALS = 3;

/** Many emoji, «!!!», «оооочень», words in capitals that no fact writes so. */
function loudnessObjections(text: string, facts: Fact[]): Objection[] {
  const emoji = text.match(/\p{Emoji_Presentation}|\p{Emoji}\ufe0f/gu) ?? [];
  const shouted = /[!?]{3}|(\p{L})\1{4}/u.exec(text)?.[0];
  const capitals = (text.match(/[А-ЯЁ]{4,}/gu) ?? []).filter((word) => !facts.some((fact) => fact.text.includes(word)));
  return [
    ...(emoji.length > MOST_EMOJI ? [object(emoji.join(''), 'Не больше двух эмодзи.')] : []),
    ...(shouted === undefined ? [] : [object(shouted, 'Пиши спокойно.')]),
    ...(capitals.length > MOST_CAPITALS ? [object(capitals.join(' '), 'Не пиши заглавными буквами.')] : []),
  ];
}

function endObjections(text: string): Objection[] {
  const isBroken = BROKEN_OFF.test(text) || BROKEN_OFF_BEFORE.test(text);
  return isBroken ? [object(text.slice(-20), 'Предложение оборвано: напиши его целиком.')] : [];
}

function idObjections(text: string, ids: string[]): Objection[] {
  return ids.filter((id) => id.includes('.') && text.includes(id)).map((id) => object(id, 'Не называй id фактов.'));
}

function object(what: string, why: string): Objection {
  return { guard: 'form', what, why };
}
