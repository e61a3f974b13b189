import { describe, expect, it } from 'vitest';
import { questionWordsOf, wordsOf } from '../../../shared/knowledge/words.ts';

describe('the words of a text', () => {
  it.each([
    ['Доставка, доставкой; ДОСТАВКУ!', ['доставк', 'доставк', 'доставк']],
    ['ёлка елка', ['елк', 'елк']],
    ['10кг, iPhone15', ['10', 'кг', 'iphone', '15']],
    ['Диван б/у', ['дива', 'бу']],
    ['б.у. и б / у', ['бу', 'и', 'бу']],
    ['', []],
    ['🙂 — …', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are the same where й is two characters, as some phones write it', () => {
    expect(wordsOf('И\u0306од')).toEqual(wordsOf('йод'));
    expect(wordsOf('йод')).not.toEqual(wordsOf('иод'));
  });
});

describe('the words of a question', () => {
  it('are those that say something, once', () => {
    expect(questionWordsOf('Здравствуйте! А есть ли у вас доставка, и какая доставка?')).toEqual(['доставк']);
  });

  it('are all it has, where none does', () => {
    expect(questionWordsOf('Когда же?')).toEqual(['когд', 'же']);
  });
});
