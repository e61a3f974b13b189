import type { JobProblem } from '../store/job.ts';
import type { FeedAd, FeedEntry } from './feed-entry.ts';
import { plainText } from './plain-text.ts';

/** Avito takes descriptions of 7,500 characters; ours ends where an item of the table would get large. */
const LONGEST_TEXT = 10_000;
const LONGEST_TITLE = 200;
const LONGEST_VALUE = 500;
const LONGEST_NAME = 60;
const LONGEST_ID = 100;
const MOST_ATTRIBUTES = 100;

/** What tables call the fields that XML has names for; Avito's own spreadsheets use the long ones. */
const SYNONYMS: Record<string, string> = {
  ad_id: 'id',
  adid: 'id',
  'уникальный идентификатор объявления': 'id',
  avito_id: 'avitoid',
  'avito id': 'avitoid',
  'номер объявления на авито': 'avitoid',
  'номер объявления на avito': 'avitoid',
  название: 'title',
  'название объявления': 'title',
  text: 'description',
  описание: 'description',
  'описание объявления': 'description',
  цена: 'price',
};

const OWN_PLACE = new Set(['id', 'avitoid', 'title', 'description', 'price']);

/** Whom to call is personal, and the bot must not tell it; the price is Avito's to say, for a file's may be old. */
const CONTACT = /phone|e-?mail|manager|contact|телефон|почта|контакт|способ связи/;

/** How an ad is placed and paid for says nothing of the thing that is sold. */
const PLACEMENT = new Set([
  'listingfee',
  'adstatus',
  'avitostatus',
  'avitodateend',
  'datebegin',
  'dateend',
  'images',
  'imageurls',
  'imagenames',
  'videourl',
  'videofileurl',
  'internetcalls',
  'callsdevices',
  'ссылки на фото',
  'названия фото',
  'ссылка на видео',
]);

/** What an ad's named fields say, with what was wrong about them. An ad nobody could name is none. */
export function adOfFields(fields: Map<string, string>, line: number): FeedEntry {
  const own = new Map<string, string>();
  const others: [name: string, value: string][] = [];
  for (const [given, value] of fields) {
    const name = given.trim().toLowerCase();
    const meant = SYNONYMS[name] ?? name;
    if (OWN_PLACE.has(meant)) own.set(meant, value.trim());
    else if (!CONTACT.test(name) && !PLACEMENT.has(name) && value.trim() !== '') others.push([given, value]);
  }
  const problems: JobProblem[] = [];
  const adId = idOf(own.get('id'));
  const at = { line, ...(adId === undefined ? {} : { ad: adId }) };
  const note = (field: string, message: string) => void problems.push({ ...at, field, message });

  const avitoId = avitoIdOf(own.get('avitoid'), note);
  if (adId === undefined && avitoId === undefined) {
    note('Id', 'the ad has neither Id nor AvitoId, so nobody knows which listing it is');
    return { ad: undefined, problems };
  }
  const ad: FeedAd = {
    line,
    adId,
    avitoId,
    title: plainText(own.get('title') ?? '').slice(0, LONGEST_TITLE) || undefined,
    price: priceOf(own.get('price'), note),
    text: textOf(own.get('description'), note),
    attributes: attributesOf(others, note),
  };
  return { ad, problems };
}

type Note = (field: string, message: string) => void;

/** Copied, because a piece of a string keeps the whole of it in memory, and ids are kept to find doubles. */
function idOf(value = ''): string | undefined {
  const id = Buffer.from(value.slice(0, LONGEST_ID)).toString();
  return id === '' ? undefined : id;
}

function avitoIdOf(value: string | undefined, note: Note): string | undefined {
  const id = idOf(value);
  if (id === undefined || /^[1-9]\d{3,19}$/.test(id)) return id;
  note('AvitoId', 'is not the number of a listing and was left out');
  return undefined;
}

/** «4 500», «4500.00», «4 500 руб.» */
function priceOf(value = '', note: Note): number | undefined {
  const text = value.replace(/[\s\u00a0]/g, '');
  if (text === '') return undefined;
  const figure = /^(\d{1,12})(?:[.,](\d{1,2}))?(?:руб\.?|р\.?|₽|rub)?$/i.exec(text);
  if (figure !== null) return Number(`${figure[1]}.${figure[2] ?? 0}`);
  note('Price', 'is not a number and was left out');
  return undefined;
}

function textOf(value = '', note: Note): string | undefined {
  const text = plainText(value);
  if (text.length > LONGEST_TEXT)
    note('Description', `is longer than ${LONGEST_TEXT} characters; the rest was left out`);
  return clip(text, LONGEST_TEXT) || undefined;
}

function attributesOf(fields: [name: string, value: string][], note: Note): Record<string, string> {
  if (fields.length > MOST_ATTRIBUTES)
    note('attributes', `there are more than ${MOST_ATTRIBUTES} fields; the rest was left out`);
  return Object.fromEntries(
    fields
      .slice(0, MOST_ATTRIBUTES)
      .map(([name, value]): [string, string] => [
        clip(name.trim(), LONGEST_NAME),
        clip(plainText(value), LONGEST_VALUE),
      ])
      .filter(([name, value]) => name !== '' && value !== ''),
  );
}

/** Never in the middle of a character. */
function clip(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
