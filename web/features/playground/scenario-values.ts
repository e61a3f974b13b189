import type { Body } from './api-shapes.ts';
import { aboutOf, NO_SUBJECT, roublesOf, type Subject, subjectOf } from './subject.ts';
import { momentOf, wallTimeOf } from './wall-time.ts';

export type ScenarioBody = Body<'createScenario'>;
type Expected = ScenarioBody['expect'];
export type ExpectedLanguage = NonNullable<Expected['language']>;

/** A scenario as its form holds it. */
export interface ScenarioValues {
  name: string;
  subject: Subject;
  messages: { author: 'buyer' | 'bot' | 'human'; text: string }[];
  /** By the clock of the seller; empty: now. */
  at: string;
  /** Roubles, separated by spaces or semicolons. */
  offers: string;
  agreedPrice: string;
  outcome: Expected['outcome'];
  /** One of these spellings each, a spelling a line. */
  says: { spellings: string }[];
  /** Words a line. */
  saysNot: string;
  language: ExpectedLanguage | '';
  maxCharacters: string;
}

export const LANGUAGES = ['ru', 'en', 'kk', 'uz', 'tg', 'ky', 'hy', 'tr', 'zh'] as const satisfies ExpectedLanguage[];
const MOST_CHARACTERS = 1_000;

export const NEW_SCENARIO: ScenarioValues = {
  name: '',
  subject: NO_SUBJECT,
  messages: [{ author: 'buyer', text: '' }],
  at: '',
  offers: '',
  agreedPrice: '',
  outcome: 'reply',
  says: [],
  saysNot: '',
  language: '',
  maxCharacters: '',
};

export function valuesOf(scenario: ScenarioBody, timeZone: string): ScenarioValues {
  const { name, messages, terms, at, expect } = scenario;
  const { outcome, says = [], saysNot = [], language = '', maxCharacters = MOST_CHARACTERS } = expect;
  return {
    name,
    subject: subjectOf(scenario),
    messages,
    at: at === undefined ? '' : wallTimeOf(at, timeZone),
    offers: (terms?.offers ?? []).join('; '),
    agreedPrice: terms?.agreedPrice === undefined ? '' : String(terms.agreedPrice),
    outcome,
    says: says.map((spellings) => ({ spellings: spellings.join('\n') })),
    saysNot: saysNot.join('\n'),
    language,
    maxCharacters: maxCharacters === MOST_CHARACTERS ? '' : String(maxCharacters),
  };
}

export function bodyOf(values: ScenarioValues, timeZone: string): ScenarioBody {
  const offers = amountsIn(values.offers);
  const agreedPrice = roublesOf(values.agreedPrice);
  const hasTerms = offers.length > 0 || agreedPrice !== undefined;
  const at = momentOf(values.at, timeZone);
  return {
    name: values.name,
    ...aboutOf(values.subject),
    messages: values.messages.map(({ author, text }) => ({ author, text })),
    ...(hasTerms ? { terms: { offers, ...(agreedPrice === undefined ? {} : { agreedPrice }) } } : {}),
    ...(at === undefined ? {} : { at }),
    expect: expectedOf(values),
  };
}

/** What a hand-off says is one of the seller's own sentences: nothing is asked of its words but what it must not say. */
function expectedOf({ outcome, says, saysNot, language, maxCharacters }: ScenarioValues): Expected {
  const isReply = outcome === 'reply';
  return {
    outcome,
    says: isReply ? says.map(({ spellings }) => linesOf(spellings)).filter((lines) => lines.length > 0) : [],
    saysNot: linesOf(saysNot),
    maxCharacters: maxCharacters.trim() === '' ? MOST_CHARACTERS : Number(maxCharacters),
    ...(language === '' || !isReply ? {} : { language }),
  };
}

/** As a change of one that is there: what was taken away is said. */
export function changeOf(body: ScenarioBody): Body<'changeScenario'> {
  const { listingId, listing, ...rest } = body;
  return {
    ...rest,
    ...(listing === undefined ? { listingId: listingId ?? null } : { listing }),
    terms: body.terms ?? null,
    at: body.at ?? null,
  };
}

/** «4 500; 4 200» as numbers; `NaN` for what is none. */
export function amountsIn(typed: string): number[] {
  return typed
    .split(/[;\n]/)
    .map(roublesOf)
    .filter((amount) => amount !== undefined);
}

export function linesOf(typed: string): string[] {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...new Set(lines)];
}
