import { findAddresses } from './addresses.ts';
import { findHints } from './contact-hints.ts';
import type { Guard, GuardContext, Objection } from './guard.ts';
import { withoutListingLink } from './links.ts';
import { findInvitations, findPlaces } from './messengers.ts';
import { findDigitRuns, findPhones } from './phones.ts';
import { sentencesOf, sentencesOfFacts, textIn } from './sentences.ts';
import { normalise, type Token, textOf, tokenise, wordsOf } from './tokens.ts';

/** With one of these in the draft a run of five digits is a phone as well. */
const PHONE_WORD =
  /^(?:тел|телефон[а-яёa-z]{0,3}|звон[а-яёa-z]{1,6}|позвон[а-яёa-z]{1,6}|перезвон[а-яёa-z]{1,6}|набер[а-яёa-z]{1,4}|набир[а-яёa-z]{1,5}|смс|трубк[а-яёa-z]{1,3})$/u;
const SHORT_PHONE_FROM = 5;

/**
 * No phones, e-mail addresses, handles, links or other messengers. The listing's own link passes. If the seller allows contacts, those pass
 * that stand in the facts: a contact made up by the model or dictated by the buyer never does.
 */
export const guardContact: Guard = (draft, context) => {
  const text = withoutListingLink(draft, context.listing);
  const tokens = tokenise(lettersToDigits(normalise(text)));
  return [
    ...phoneObjections(tokens, context),
    ...addressObjections(tokens, context),
    ...placeObjections(tokens, context),
    ...hintObjections(text, context),
  ];
};

/** «8 9l2 З4б»: letters that look like digits, grown to digits. */
function lettersToDigits(text: string): string {
  return text.replace(
    /(?<=\d)[oоlіiзб](?=\d)|(?<=\s)[зlб](?=\d)|(?<=\d{2})[зб](?=\s|$)/gu,
    (letter) => DIGIT_OF[letter] ?? letter,
  );
}

const DIGIT_OF: Record<string, string> = { o: '0', о: '0', l: '1', і: '1', i: '1', з: '3', б: '6' };

function phoneObjections(tokens: Token[], context: GuardContext): Objection[] {
  const known = allowedTokens(context);
  const knownPhones = new Set(findPhones(known).map(({ digits }) => digits.slice(-10)));
  const knownRuns = new Set(findDigitRuns(known).map(({ digits }) => digits));
  const phones = findPhones(tokens).filter(({ digits }) => !knownPhones.has(digits.slice(-10)));
  const shortOnes = wordsOf(tokens).some((word) => PHONE_WORD.test(word)) ? findShortPhones(tokens) : [];
  return [
    ...phones.map(({ from, to }) => textOf(tokens, from, to)),
    ...codedNumbers(tokens),
    ...shortOnes.filter((digits) => !knownRuns.has(digits)),
  ].map((what) => object(what, 'Телефоны и другие длинные номера давать нельзя.'));
}

const MORSE = /(?:[-.–—−_·•*]{1,5}[\s/|]{1,3}){5,30}[-.–—−_·•*]{1,5}(?!\S)/u;
/** «8917ххх», with the rest told elsewhere. */
const PARTLY_HIDDEN = /(?<!\d)[78]?9\d{2,8}[xх*_]{2,}/u;
const ROMAN = /(?:(?<!\S)[ivxхoо]{1,4}[\s,–—-]{1,3}){5,30}[ivxхoо]{1,4}(?!\p{L})/u;

/** Morse and Roman digits in a row. */
function codedNumbers(tokens: Token[]): string[] {
  const text = tokens.map((token) => token.text).join('');
  return [MORSE, ROMAN, PARTLY_HIDDEN].flatMap((code) => code.exec(text)?.[0] ?? []);
}

/** Near a word about calling; money and what is already a whole phone are left out. */
function findShortPhones(tokens: Token[]): string[] {
  return findDigitRuns(tokens)
    .filter(
      ({ digits, groups }) =>
        digits.length >= SHORT_PHONE_FROM &&
        digits.length <= 9 &&
        !/0{3}$/.test(digits) &&
        !isPriced(tokens, groups.at(-1)?.to),
    )
    .map(({ digits }) => digits);
}

function isPriced(tokens: Token[], end: number | undefined): boolean {
  return (
    end !== undefined &&
    /^\s?(?:₽|р|руб)/u.test(
      tokens
        .slice(end, end + 2)
        .map(({ text }) => text)
        .join(''),
    )
  );
}

function addressObjections(tokens: Token[], context: GuardContext): Objection[] {
  const known = allowedTokens(context)
    .map(({ text }) => text)
    .join('');
  return findAddresses(tokens)
    .filter(({ fragment }) => !known.includes(fragment))
    .map(({ fragment }) => object(fragment, 'Ссылки, почту и имена в других сервисах давать нельзя.'));
}

function placeObjections(tokens: Token[], context: GuardContext): Objection[] {
  const named = [
    ...findPlaces(allowedTokens(context)),
    ...findPlaces(tokenise(normalise(context.listing?.title ?? ''))),
  ];
  const allowed = new Set(named.map(({ place }) => place));
  return findInvitations(tokens)
    .filter(({ place }) => !allowed.has(place))
    .map(({ fragment }) => object(fragment, 'Звать в другие мессенджеры и сети нельзя.'));
}

/** Where the seller allows contacts his facts may hint at them in these very words. */
function hintObjections(text: string, { contactsAllowed, facts }: GuardContext): Objection[] {
  const known = contactsAllowed ? sentencesOfFacts(facts).map(textIn) : [];
  return findHints(sentencesOf(text))
    .filter((hint) => !known.some((fact) => fact.includes(hint)))
    .map((hint) => object(hint, 'Не зови мимо чата Авито и не намекай на контакты.'));
}

/** What contacts may be taken from: the facts if the seller allows contacts, otherwise nothing. */
function allowedTokens({ contactsAllowed, facts }: GuardContext): Token[] {
  return contactsAllowed ? tokenise(normalise(facts.map(({ text }) => text).join('\n'))) : [];
}

function object(what: string, why: string): Objection {
  return { guard: 'contact', what, why };
}
