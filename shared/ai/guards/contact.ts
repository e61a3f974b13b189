import { findAddresses } from './addresses.ts';
import type { Guard, GuardContext, Objection } from './guard.ts';
import { withoutListingLink } from './links.ts';
import { findInvitations, findPlaces } from './messengers.ts';
import { findDigitRuns, findPhones } from './phones.ts';
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
  const tokens = tokenise(normalise(withoutListingLink(draft, context.listing)));
  return [
    ...phoneObjections(tokens, context),
    ...addressObjections(tokens, context),
    ...placeObjections(tokens, context),
  ];
};

function phoneObjections(tokens: Token[], context: GuardContext): Objection[] {
  const known = allowedTokens(context);
  const knownPhones = new Set(findPhones(known).map(({ digits }) => digits.slice(-10)));
  const knownRuns = new Set(findDigitRuns(known).map(({ digits }) => digits));
  const phones = findPhones(tokens).filter(({ digits }) => !knownPhones.has(digits.slice(-10)));
  const shortOnes = wordsOf(tokens).some((word) => PHONE_WORD.test(word)) ? findShortPhones(tokens) : [];
  return [
    ...phones.map(({ from, to }) => textOf(tokens, from, to)),
    ...shortOnes.filter((digits) => !knownRuns.has(digits)),
  ].map((what) => object(what, 'Телефоны и другие длинные номера давать нельзя.'));
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

/** What contacts may be taken from: the facts if the seller allows contacts, otherwise nothing. */
function allowedTokens({ contactsAllowed, facts }: GuardContext): Token[] {
  return contactsAllowed ? tokenise(normalise(facts.map(({ text }) => text).join('\n'))) : [];
}

function object(what: string, why: string): Objection {
  return { guard: 'contact', what, why };
}
