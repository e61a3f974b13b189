import { describe, expect, it } from 'vitest';
import { playgroundRoutes } from '../../../shared/api/playground-routes.ts';
import { scenarioOfTalk } from '../../../web/features/playground/scenario-of-talk.ts';
import { NO_SUBJECT } from '../../../web/features/playground/subject.ts';
import {
  attemptOf,
  EMPTY_TALK,
  fateOf,
  messageProblem,
  messagesOf,
  reasonsOf,
  type Talk,
  type TriedReply,
  termsOf,
  unanswered,
  upTo,
  withBuyer,
  withReply,
} from '../../../web/features/playground/talk.ts';

function aReply(changes: Partial<TriedReply> = {}): TriedReply {
  return {
    decision: 'reply',
    text: 'Да, в продаже.',
    reason: 'answered',
    conduct: 'answer',
    facts: [],
    guards: [],
    drafts: [],
    terms: { offers: [] },
    promptVersion: '1',
    usage: [],
    costMicroUsd: 0,
    milliseconds: 10,
    ...changes,
  };
}

function aTalk(...lines: (string | TriedReply)[]): Talk {
  return lines.reduce<Talk>(
    (talk, line) => (typeof line === 'string' ? withBuyer(talk, line) : withReply(talk, line)),
    EMPTY_TALK,
  );
}

const about = { subject: NO_SUBJECT, at: undefined };

describe('a talk with the bot', () => {
  it('makes the replies of the bot part of what is asked next', () => {
    const talk = aTalk('Ещё продаёте?', aReply(), 'А доставка?');
    expect(messagesOf(talk)).toEqual([
      { author: 'buyer', text: 'Ещё продаёте?' },
      { author: 'bot', text: 'Да, в продаже.' },
      { author: 'buyer', text: 'А доставка?' },
    ]);
  });

  it('leaves out a reply without words', () => {
    expect(messagesOf(aTalk('Алло', aReply({ text: ' ' }), 'Алло?'))).toHaveLength(2);
  });

  it('is sent as the API takes it, however long it has become', () => {
    const long = aTalk(
      ...Array.from({ length: 40 }, () => ['Вопрос', aReply({ text: 'х'.repeat(2_500) })]).flat(),
      'И?',
    );
    const body = attemptOf(long, about);
    expect(body?.messages).toHaveLength(50);
    expect(playgroundRoutes.tryReply.body.safeParse(body).success).toBe(true);
  });

  it('carries along what the bot has offered and agreed to', () => {
    const talk = aTalk(
      'Скинете?',
      aReply({ terms: { offers: [4_500] } }),
      'А ещё?',
      aReply({ terms: { offers: [4_300], agreedPrice: 4_300 } }),
      'Беру',
    );
    expect(attemptOf(talk, about)).toMatchObject({ terms: { offers: [4_500, 4_300], agreedPrice: 4_300 } });
    expect(termsOf(aTalk('Скинете?', aReply()))).toBeUndefined();
  });

  it('forgets what came of a message that is changed', () => {
    const talk = aTalk('Скинете?', aReply({ terms: { offers: [4_500] } }), 'А ещё?');
    const changed = withBuyer(upTo(talk, 1), 'Сколько стоит?');
    expect(attemptOf(changed, about)).toEqual({ messages: [{ author: 'buyer', text: 'Сколько стоит?' }] });
    expect(new Set(changed.lines.map(({ id }) => id)).size).toBe(changed.lines.length);
  });

  it('asks again without the answer that is there', () => {
    expect(messagesOf(unanswered(aTalk('Скинете?', aReply())))).toEqual([{ author: 'buyer', text: 'Скинете?' }]);
  });

  it('asks nothing where the buyer has not the last word, or where nobody knows what it is about', () => {
    expect(attemptOf(EMPTY_TALK, about)).toBeUndefined();
    expect(attemptOf(aTalk('Алло', aReply()), about)).toBeUndefined();
    expect(attemptOf(aTalk('Алло'), { ...about, subject: { ...NO_SUBJECT, kind: 'listing' } })).toBeUndefined();
  });

  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['х'.repeat(2_001), 'tooLong'],
    ['х'.repeat(2_000), undefined],
    [`  ${'х'.repeat(2_000)}  `, undefined],
  ])('looks at a message before it is asked %#', (text, problem) => {
    expect(messageProblem(text)).toBe(problem);
  });
});

describe('what would become of a reply', () => {
  it.each([
    ['reply', 'answer', 'sent'],
    ['reply', 'draft', 'draft'],
    ['reply', 'hand-off', 'draft'],
    ['reply', 'silent', 'silent'],
    ['hand-off', 'answer', 'called'],
    ['hand-off', 'hand-off', 'called'],
    ['hand-off', 'draft', 'called-quietly'],
    ['hand-off', 'silent', 'silent'],
  ] as const)('a %s under %s: %s', (decision, conduct, fate) => {
    expect(fateOf(aReply({ decision, conduct }))).toBe(fate);
  });

  it('says nothing to the buyer where a hand-off has no words', () => {
    expect(fateOf(aReply({ decision: 'hand-off', text: '' }))).toBe('called-quietly');
  });
});

describe('the objections of a check', () => {
  it('are told reason by reason, the same words once', () => {
    const why = 'Этого нет в фактах.';
    const objections = [
      { what: 'бесплатно', why },
      { what: 'бесплатно', why },
      { what: 'даром', why },
      { what: '', why: 'Слишком длинно.' },
    ];
    expect(reasonsOf(objections)).toEqual([
      { why, words: ['бесплатно', 'даром'] },
      { why: 'Слишком длинно.', words: [] },
    ]);
  });
});

describe('a scenario out of a talk', () => {
  it('ends with what the buyer asked last, and expects what the bot did', () => {
    const talk = aTalk(
      'Скинете?',
      aReply({ terms: { offers: [4_500] } }),
      'Верните деньги!',
      aReply({ decision: 'hand-off', terms: { offers: [1] } }),
    );
    const values = scenarioOfTalk(talk, { subject: NO_SUBJECT, wallTime: '2026-11-28T23:00' });
    expect(values).toMatchObject({
      name: 'Верните деньги!',
      outcome: 'hand-off',
      offers: '4500',
      at: '2026-11-28T23:00',
    });
    expect(values.messages).toHaveLength(3);
  });

  it('has a short name on one line, however long the question', () => {
    const { name } = scenarioOfTalk(aTalk(`Вопрос\n${'очень '.repeat(50)}`, aReply()), {
      subject: NO_SUBJECT,
      wallTime: '',
    });
    expect(name.length).toBeLessThanOrEqual(61);
    expect(name).not.toContain('\n');
  });
});
