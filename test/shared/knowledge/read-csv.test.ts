import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../shared/knowledge/read-csv.ts';
import { sellerLine, sellerLines, sellerText } from '../../../shared/knowledge/seller-text.ts';
import { writeCsv } from '../../../shared/knowledge/write-csv.ts';
import { InputError } from '../../../shared/lambda/input-error.ts';

const rowsOf = (text: string) => readCsv(text).rows;
const problemsOf = (text: string) => readCsv(text).problems;

describe('a header row', () => {
  it.each([
    ['', 'title', 'is missing in the header row'],
    ['\n\n', 'title', 'is missing in the header row'],
    ['title,body\nа,б', 'text', 'is missing in the header row'],
    ['title,text,Title\nа,б,в', 'title', 'is there twice in the header row'],
    ['Доставка,Везём\nВозврат,Берём', 'title', 'is missing in the header row'],
  ])('%j is refused', (text, field, message) => {
    const refusal = (() => {
      try {
        return readCsv(text);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(InputError);
    expect((refusal as InputError).fields).toMatchObject([{ field, message }]);
  });

  it.each([
    ['title,text\nА,Б'],
    ['Title;TEXT\nА;Б'],
    ['\uFEFFtitle,text\r\nА,Б\r\n'],
    ['text,title\rБ,А'],
    ['\n"title" , text\nА,Б'.replace(' , ', ',')],
    ['Заголовок;Текст\nА;Б'],
    ['№,title,Автор,text\n1,А,Я,Б'],
  ])('%j tells the columns', (text) => {
    expect(rowsOf(text)).toMatchObject([{ title: 'А', text: 'Б' }]);
  });
});

describe('a table', () => {
  it('may hold separators, quotation marks and line ends within quotation marks', () => {
    const [row] = rowsOf('title;text;tags\r\n"Чехол ""Люкс""; синий";"Первая\r\nвторая; третья";"чехол, люкс"\r\n');
    expect(row).toEqual({
      line: 2,
      title: 'Чехол "Люкс"; синий',
      text: 'Первая\nвторая; третья',
      tags: ['чехол', 'люкс'],
    });
  });

  it('says where each article begins, after texts of several lines and empty ones', () => {
    const text = 'title,text\nА,"1\n2\n3"\n\n,,\nБ,б\n';
    expect(rowsOf(text).map(({ line }) => line)).toEqual([2, 7]);
  });

  it('leaves the tags open where it has no column for them, and empties them where that is empty', () => {
    expect(rowsOf('title,text\nА,Б')[0]).not.toHaveProperty('tags');
    expect(rowsOf('title,text,tags\nА,Б,')[0]?.tags).toEqual([]);
  });
});

describe('what is wrong with a line', () => {
  it('is said with the line and the column, and the others stay', () => {
    const text = `title,text,tags\nА,\n,б,\nВ,в,${'т'.repeat(51)}\nГ,${'г'.repeat(8_001)}\nД\nЕ,е,,лишнее\nЖ,\u0007\nЗ,\uFFFD\uFFFD\nИ,и,\n`;
    expect(problemsOf(text).map(({ line, field }) => [line, field])).toEqual([
      [2, 'text'],
      [3, 'title'],
      [4, 'tags'],
      [5, 'text'],
      [6, 'text'],
      [7, undefined],
      [8, 'text'],
      [9, undefined],
    ]);
    expect(rowsOf(text)).toEqual([{ line: 10, title: 'И', text: 'и', tags: [] }]);
  });

  it.each([
    ['a quotation that goes on after its end', 'А,"б"в\nГ,д', [2], [3]],
    ['a quotation mark within', 'А,б"в\nГ,д', [2], [3]],
    ['a quotation that never ends', 'А,а\nБ,"б\nГ,д\nЕ,е', [3], [2, 4, 5]],
    ['a quotation that ends in the next article', 'Б,"б\nГ,"д"\nЕ,е', [2], [3, 4]],
    ['each of two', 'А,"а\nБ,б\nВ,"в\nГ,г', [2, 4], [3, 5]],
  ])('%s: only that article is lost', (_what, body, broken, kept) => {
    const read = readCsv(`title,text\n${body}`);
    expect(read.problems.map(({ line }) => line)).toEqual(broken);
    expect(read.rows.map(({ line }) => line)).toEqual(kept);
  });

  it('does not make it read on for ever', () => {
    const { problems } = readCsv(`title,text\n${'А,"б"в\n'.repeat(30_000)}`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toEqual({
      line: 22,
      message: 'too many lines with quotation marks that do not pair: what follows was not read',
    });
  });
});

describe('what was written as CSV', () => {
  it('is read back as it was, whatever it holds', () => {
    const text = fc.string({ unit: fc.constantFrom(...'аЁ1,;|"\'\n\t =+-@\r\uFEFF') });
    const stored = fc
      .record({
        title: text.map(oneLine),
        text,
        tags: fc.array(
          text.map((tag) => oneLine(tag).replace(/[,;|]/g, '')),
          { maxLength: 3 },
        ),
      })
      .map(({ title, text: body, tags }) => ({
        title: sellerLine(200).safeParse(title).data,
        text: sellerText(8_000).safeParse(body).data,
        tags: sellerLines(20, 50).safeParse(tags).data,
      }));
    fc.assert(
      fc.property(stored, ({ title, text: body, tags }) => {
        fc.pre(title !== undefined && body !== undefined && tags !== undefined);
        const article = { title: title ?? '', text: body ?? '', tags: tags ?? [] };
        expect(readCsv(writeCsv([article]))).toEqual({ rows: [{ line: 2, ...article }], problems: [] });
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('holds no formula', () => {
    const csv = writeCsv([{ title: '=HYPERLINK("http://evil.example")', text: '+7 900', tags: ['@a'] }]);
    expect(csv).toBe('\uFEFFtitle,text,tags\r\n"\'=HYPERLINK(""http://evil.example"")",\'+7 900,\'@a\r\n');
  });
});

const oneLine = (text: string) => text.replace(/[\n\r\t]/g, ' ');
