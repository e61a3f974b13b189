import { describe, expect, it } from 'vitest';
import { compare } from '../play/compare.ts';
import { resultSchema } from '../play/result.ts';
import { aPlayedDialogue, aResult } from '../support/a-played-dialogue.ts';
import { runAsText } from './as-text.ts';
import { comparisonPage } from './comparison-page.ts';
import { page, STAND_IN_WARNING } from './page.ts';

const failed = aPlayedDialogue({
  id: 'failed',
  passes: [false],
  turn: {
    buyer: ['<script>alert(1)</script>'],
    text: 'Отдам за "1" ₽ & точка',
    objections: [{ guard: 'price', what: '1 ₽', why: 'Такой цены нет.' }],
  },
});

describe('the page', () => {
  it('shows of a failure the talk, the facts, the guards and the verdicts, and no text as markup', () => {
    const markup = page(aResult([failed]));
    expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(markup).not.toContain('<script');
    expect(markup).toContain('Отдам за &quot;1&quot; ₽ &amp; точка');
    for (const part of ['Цена: 4 500 ₽', 'Такой цены нет.', '✗ says', 'listing.price (used)']) {
      expect(markup).toContain(part);
    }
  });

  it('needs nothing beside itself', () => {
    expect(page(aResult([failed]))).not.toMatch(/(?:src|href)=|@import|url\(/u);
  });

  it('and the console say loudly that a stand-in was asked, and only then', () => {
    const ofStandIn = aResult([failed], { isStandIn: true });
    expect(page(ofStandIn)).toContain(STAND_IN_WARNING);
    expect(runAsText(ofStandIn)).toContain(STAND_IN_WARNING);
    expect(page(aResult([failed]))).not.toContain(STAND_IN_WARNING);
    expect(runAsText(aResult([failed]))).not.toContain(STAND_IN_WARNING);
  });

  it('of a comparison shows what got worse, with a play of both', () => {
    const before = aResult([aPlayedDialogue({ id: 'failed', turn: { text: 'Было хорошо.' } })]);
    const after = aResult([failed], { model: 'gemini-b' });
    const markup = comparisonPage(before, after, compare(before, after));
    for (const part of ['gemini-a', 'gemini-b', 'Worse (1)', 'Better (0)', 'Было хорошо.', '✗ says']) {
      expect(markup).toContain(part);
    }
  });
});

it('a result is read back as it was written', () => {
  const result = aResult([failed]);
  expect(resultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
});
