import { describe, expect, it } from 'vitest';
import { readAds } from '../../../shared/imports/read-ads.ts';
import { planImport } from '../../../shared/knowledge/plan-import.ts';
import { readCsv } from '../../../shared/knowledge/read-csv.ts';
import { readMarkdown } from '../../../shared/knowledge/read-markdown.ts';
import { knownFailure, knownProblem } from '../../../web/features/knowledge/known-problem.ts';

async function problemsOf(file: string): Promise<string[]> {
  const messages: string[] = [];
  try {
    for await (const { problems } of readAds(chunksOf(file))) messages.push(...problems.map(({ message }) => message));
  } catch (error) {
    messages.push(error instanceof Error ? error.message : '');
  }
  return messages;
}

async function* chunksOf(file: string) {
  if (file !== '') yield Buffer.from(file);
}

describe('what an import says', () => {
  it.each([
    ['', ['empty']],
    ['PK\x03\x04', ['spreadsheet']],
    ['<Ads></Ads>', ['noTags']],
    ['<Ads><Ad><Title>Кресло</Title></Ad></Ads>', ['adWithoutId']],
    ['<Ads><Ad><Id>1</Id><AvitoId>x</AvitoId><Price>дорого</Price></Ad></Ads>', ['avitoIdWrong', 'priceWrong']],
    [`<Ads><Ad><Id>1</Id><Description>${'а'.repeat(10_001)}</Description></Ad></Ads>`, ['textCut']],
    ['<Ads><Ad><Id>1</Id><Ad><Id>2</Id></Ad></Ads>', ['adNotClosed']],
    ['<Ads><Ad><Id>1</Id>', ['adBrokenOff']],
    ['<!DOCTYPE a [<!ENTITY b "c">]><Ads></Ads>', ['entities']],
    ['Title;Description\nКресло;Да', ['noColumn']],
    ['Id;Title', ['noLines']],
    ['Id;Title\n1;"Кресло', ['tableBrokenOff', 'noLines']],
  ])('of %j is known', async (file, keys) => {
    expect((await problemsOf(file)).map((message) => knownProblem(message)?.key)).toEqual(keys);
  });

  it('of articles is known', () => {
    const csv = readCsv(`title,text,tags\nа,"б\nв,\nг,д,е,ж\n${'т'.repeat(201)},д,\nз,\ufffd,`);
    const markdown = readMarkdown('до\n# Доставка\n\u0007');
    const messages = [...csv.problems, ...markdown.problems].map(({ message }) => message);
    expect(messages.map((message) => knownProblem(message)?.key)).toEqual([
      'quotesBroken',
      'missing',
      'tooManyColumns',
      'tooLong',
      'lettersLost',
      'beforeHeading',
      'controlCharacters',
    ]);
  });

  it('of the titles of articles is known, with the line', () => {
    const rows = ['да', 'нет'].map((text, index) => ({ line: index + 2, title: 'Доставка', text }));
    const [problem] = planImport(rows, [], 'add').problems;
    expect(knownProblem(problem?.message ?? '')).toMatchObject({ key: 'titleOfLine', values: { line: 2 } });
  });

  it('keeps the numbers in it', () => {
    expect(knownProblem('the server of the file answered with status 404')).toMatchObject({
      key: 'serverSaid',
      values: { status: '404' },
    });
  });

  it('is shown as it is when nobody has words for it', () => {
    expect(knownProblem('something new')).toBeUndefined();
    expect(knownFailure('import-something-new')).toBeUndefined();
  });
});
