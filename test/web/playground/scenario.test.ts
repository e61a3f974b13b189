import { describe, expect, it } from 'vitest';
import { scenariosRoutes } from '../../../shared/api/scenarios-routes.ts';
import { gradeTurn } from '../../../shared/evaluation/grade-turn.ts';
import { lastResultOf, readFailure } from '../../../web/features/playground/scenario-failure.ts';
import { problemAt, scenarioProblems } from '../../../web/features/playground/scenario-problems.ts';
import {
  bodyOf,
  changeOf,
  NEW_SCENARIO,
  type ScenarioBody,
  type ScenarioValues,
  valuesOf,
} from '../../../web/features/playground/scenario-values.ts';
import { NO_SUBJECT } from '../../../web/features/playground/subject.ts';

const ZONE = 'Asia/Yekaterinburg';

function filled(changes: Partial<ScenarioValues> = {}): ScenarioValues {
  return { ...NEW_SCENARIO, name: 'Цена', messages: [{ author: 'buyer', text: 'Сколько?' }], ...changes };
}

const whole: ScenarioBody = {
  name: 'Торг',
  listing: { title: 'Кресло', price: 4_500.5, text: 'Чёрное', notes: 'Забрать до 20:00', status: 'inactive' },
  messages: [
    { author: 'buyer', text: 'Скинете?' },
    { author: 'human', text: 'Чуть-чуть' },
    { author: 'buyer', text: 'Сколько?' },
  ],
  terms: { offers: [4_400, 4_300], agreedPrice: 4_300 },
  at: '2026-11-28T18:30:00.000Z',
  expect: {
    outcome: 'reply',
    says: [['4300', '4 300'], ['24/7; без выходных']],
    saysNot: ['бесплатно', 'договорились'],
    maxCharacters: 300,
    language: 'ru',
  },
};

describe('the form of a scenario', () => {
  it('gives back what it was given', () => {
    expect(bodyOf(valuesOf(whole, ZONE), ZONE)).toEqual(whole);
    expect(scenariosRoutes.createScenario.body.safeParse(whole).success).toBe(true);
  });

  it('leaves out what is empty', () => {
    expect(bodyOf(filled({ says: [{ spellings: ' \n' }], saysNot: '\n' }), ZONE)).toEqual({
      name: 'Цена',
      messages: [{ author: 'buyer', text: 'Сколько?' }],
      expect: { outcome: 'reply', says: [], saysNot: [], maxCharacters: 1_000 },
    });
  });

  it('asks nothing of the words of a hand-off but what it must not say', () => {
    const values = filled({ outcome: 'hand-off', says: [{ spellings: 'цена' }], language: 'ru', saysNot: 'бесплатно' });
    expect(bodyOf(values, ZONE).expect).toEqual({
      outcome: 'hand-off',
      says: [],
      saysNot: ['бесплатно'],
      maxCharacters: 1_000,
    });
  });

  it('says in a change what was taken away', () => {
    const change = changeOf(bodyOf(filled(), ZONE));
    expect(change).toMatchObject({ listingId: null, terms: null, at: null });
    expect(changeOf(whole)).not.toHaveProperty('listingId');
    expect(scenariosRoutes.changeScenario.body.safeParse(change).success).toBe(true);
    expect(scenariosRoutes.changeScenario.body.safeParse(changeOf(whole)).success).toBe(true);
  });
});

describe('what is wrong with a scenario', () => {
  const problemsOf = (changes: Partial<ScenarioValues>) => Object.fromEntries(scenarioProblems(filled(changes), ZONE));

  it('is nothing where it can be saved', () => {
    expect(problemsOf({})).toEqual({});
    expect(scenarioProblems(valuesOf(whole, ZONE), ZONE).size).toBe(0);
  });

  it.each<[Partial<ScenarioValues>, Record<string, string>]>([
    [{ name: ' ' }, { name: 'nameMissing' }],
    [{ name: 'х'.repeat(101) }, { name: 'nameWrong' }],
    [{ messages: [{ author: 'buyer', text: '' }] }, { 'messages.0.text': 'messageMissing' }],
    [{ messages: [{ author: 'buyer', text: 'х'.repeat(2_001) }] }, { 'messages.0.text': 'messageLong' }],
    [{ messages: [{ author: 'bot', text: 'Да' }] }, { 'messages.0.text': 'lastIsBuyers' }],
    [{ agreedPrice: 'много' }, { agreedPrice: 'amountsWrong' }],
    [{ offers: '4500; дёшево' }, { offers: 'amountsWrong' }],
    [{ says: [{ spellings: '' }, { spellings: 'х'.repeat(101) }] }, { 'says.1.spellings': 'saysWrong' }],
    [{ saysNot: Array.from({ length: 21 }, (_, n) => `слово ${n}`).join('\n') }, { saysNot: 'saysNotWrong' }],
    [{ maxCharacters: '0' }, { maxCharacters: 'charactersWrong' }],
    [{ maxCharacters: 'сто' }, { maxCharacters: 'charactersWrong' }],
    [{ subject: { ...NO_SUBJECT, kind: 'listing' } }, { 'subject.listingId': 'listingMissing' }],
    [
      { subject: { ...NO_SUBJECT, kind: 'ad-hoc', price: 'дорого' } },
      { 'subject.price': 'priceWrong', 'subject.title': 'titleMissing' },
    ],
  ])('is told at its field %#', (changes, expected) => {
    expect(problemsOf(changes)).toMatchObject(expected);
  });

  it('is told at the form as a whole where the API names a field that is not there', () => {
    expect(problemAt(['version'], { code: 'custom', values: NEW_SCENARIO })).toEqual(['root', 'other']);
  });
});

describe('a failure', () => {
  const answer = { kind: 'reply' as const, text: '**По рукам**, 900 ₽', reason: 'answered', sources: [] };
  const expected = {
    outcome: ['hand-off' as const],
    says: [['доставк', 'привез']],
    saysNot: ['по рукам'],
    hides: [],
    language: 'en' as const,
    maxCharacters: 5,
  };
  const read = (check: string) => {
    const verdict = gradeTurn(answer, expected).find((each) => each.check === check);
    return readFailure({ check: 'form', detail: verdict?.detail ?? '' });
  };

  it('is read as the grading words it', () => {
    expect(read('outcome')).toMatchObject({ expected: 'hand-off', found: 'reply' });
    expect(read('says').words).toEqual(['доставк', 'привез']);
    expect(read('says-not').words).toEqual(['по рукам']);
    expect(read('amounts').found).toBe('900');
    expect(read('language').expected).toBe('en');
    expect(read('length')).toMatchObject({ expected: '5', found: '19' });
  });

  it('is still a failure where its detail says nothing', () => {
    expect(readFailure({ check: 'says', detail: '' })).toEqual({ check: 'says', words: [], expected: '', found: '' });
  });
});

describe('the last result of a scenario', () => {
  const scenario = { scenarioId: 'a', updatedAt: '2026-11-20T00:00:00.000Z' };
  const aRun = (changes: object) => ({
    startedAt: '2026-11-21T00:00:00.000Z',
    finishedAt: '2026-11-21T00:01:00.000Z',
    isTrial: false,
    failed: [],
    total: 2,
    ...changes,
  });
  const last = (...runs: object[]) => lastResultOf(scenario, { runs: runs.map(aRun), scenarioCount: 2 });

  it('is that of the newest run it is known to have been in', () => {
    expect(last({})).toBe('passed');
    expect(last({ failed: ['a'] }, {})).toBe('failed');
    expect(last({ total: 1, failed: ['b'] }, { failed: ['a'] })).toBe('failed');
  });

  it('is not known from trials, runs that did not end, runs of some, and those before its change', () => {
    expect(last()).toBe('unknown');
    expect(last({ isTrial: true, failed: ['a'] })).toBe('unknown');
    expect(last({ finishedAt: undefined })).toBe('unknown');
    expect(last({ total: 1 })).toBe('unknown');
    expect(last({ startedAt: '2026-11-19T00:00:00.000Z', failed: ['a'] })).toBe('unknown');
  });
});
