import * as fc from 'fast-check';
import snowball from 'snowball-stemmers';
import { describe, expect, it } from 'vitest';
import { russianStem } from '../../../shared/knowledge/russian-stem.ts';

const reference = snowball.newStemmer('russian');

const ENDINGS =
  'в вши вшись ив ивши ившись ыв ывши ывшись ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею нн вш ющ щ ивш ывш ующ ся сь ла на ете йте ли й л н ло но ет ют ны ть ешь нно ила ыла ена ейте уйте ите или ыли уй ил ыл ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ю а ев ов ье е иями ями ами еи ии и ией иям ям ием ам о у ах иях ях ы ь ию ью ия ья я ейш ейше ост ость'.split(
    ' ',
  );
const letters = fc.string({ unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюя'), maxLength: 8 });
const endings = fc.array(fc.constantFrom(...ENDINGS), { maxLength: 3 });
const words = fc.tuple(letters, endings).map(([root, rest]) => root + rest.join(''));

describe('the stem of a Russian word', () => {
  it.each([
    ['доставка доставкой доставку доставками', 'доставк'],
    ['гарантия гарантии гарантией', 'гарант'],
    ['новый новая новейший', 'нов'],
    ['красивость красивости', 'красив'],
    ['вернувшись вернув', 'вернув'],
    ['работаем работаете работать', 'работа'],
    ['длинный длинная', 'длин'],
    ['сдэк', 'сдэк'],
  ])('%s', (forms, stem) => {
    const found = forms.split(' ').map(russianStem);
    expect(found).toEqual(forms.split(' ').map((form) => reference.stem(form)));
    expect(found).toContain(stem);
  });

  it('is the one that Snowball finds', () => {
    for (const root of ['', 'дом', 'аэ', 'переезд']) {
      for (const first of ENDINGS) {
        for (const second of ENDINGS) {
          const word = root + first + second;
          if (russianStem(word) !== reference.stem(word))
            expect([word, russianStem(word)]).toEqual([word, reference.stem(word)]);
        }
      }
    }
    fc.assert(
      fc.property(words, (word) => russianStem(word) === reference.stem(word)),
      { seed: 11, numRuns: 5_000 },
    );
  });
});
