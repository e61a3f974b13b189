import type { Guard, Objection } from './guard.ts';

/** Avito takes messages of up to 1000 characters. */
export const MAX_REPLY_CHARACTERS = 1000;

const MARKUP: [RegExp, string][] = [
  [/\*\*|__|~~|```|`[^`\n]+`/u, 'разметка'],
  [/^ {0,3}#{1,6} /mu, 'заголовок'],
  [/\]\(/u, 'ссылка в разметке'],
  [/^ {0,3}[*+-] /mu, 'список'],
  [/^ {0,3}>/mu, 'цитата'],
  [/<\/?[a-z_]+>/iu, 'тег'],
  [/^\s*[{[]/u, 'данные вместо текста'],
];

const CONTROL = /[\p{Cc}\p{Co}\p{Cn}]/u;
/** Digits of other scripts, which the guards that look for numbers would not see. */
const FOREIGN_DIGIT = /[^\P{Nd}0-9]/u;
const BROKEN_OFF =
  /(?:[,:;([«–—-]|(?:^|\s)(?:и|а|но|или|в|на|с|по|за|для|от|до|к|у|о|об|из|не|если|чтобы|что|как|при|под|над))$/iu;

/** A reply is plain text of 1 to 1000 characters that ends where it means to end, and names no fact by its id. */
export const guardForm: Guard = (draft, { facts }) => {
  const text = draft.trim();
  if (text === '') return [object('', 'Ответ пуст.')];
  if (text.length > MAX_REPLY_CHARACTERS) {
    return [object(`${text.length}`, `Ответ длиннее ${MAX_REPLY_CHARACTERS} знаков: сократи его.`)];
  }
  return [
    ...markupObjections(text),
    ...characterObjections(text),
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

function characterObjections(text: string): Objection[] {
  const isStrange = CONTROL.test(text.replaceAll('\n', '')) || FOREIGN_DIGIT.test(text.normalize('NFKC'));
  return isStrange ? [object('знаки', 'Пиши обычными буквами и цифрами.')] : [];
}

function endObjections(text: string): Objection[] {
  const end = text.slice(-20);
  return BROKEN_OFF.test(end) ? [object(end, 'Последнее предложение оборвано: закончи его.')] : [];
}

function idObjections(text: string, ids: string[]): Objection[] {
  return ids.filter((id) => id.includes('.') && text.includes(id)).map((id) => object(id, 'Не называй id фактов.'));
}

function object(what: string, why: string): Objection {
  return { guard: 'form', what, why };
}
