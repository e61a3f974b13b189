import { describe, expect, it } from 'vitest';
import { adsOf, entriesOf, problemsOf } from './a-file.ts';

const table = (...lines: string[]) => `${lines.join('\r\n')}\r\n`;

describe('a table', () => {
  it('may use Avito’s Russian names, semicolons and lines inside quotes', async () => {
    const file = table(
      'Уникальный идентификатор объявления;Номер объявления на Авито;Название объявления;Описание объявления;Цена;Состояние;Номер телефона;Контактное лицо',
      'A-1;3456789012;Стол;"Дубовый;\nбез царапин";12 000;Новое;+79990000000;Иван',
      'A-2;;Стул;<p>Венский</p>;900;;;',
    );
    expect(await adsOf(file)).toEqual([
      {
        line: 2,
        adId: 'A-1',
        avitoId: '3456789012',
        title: 'Стол',
        price: 12000,
        text: 'Дубовый;\nбез царапин',
        attributes: { Состояние: 'Новое' },
      },
      { line: 4, adId: 'A-2', avitoId: undefined, title: 'Стул', price: 900, text: 'Венский', attributes: {} },
    ]);
  });

  it.each([
    [',', 'id,title,description,price'],
    ['\t', 'Id\tTitle\tDescription\tPrice'],
    [';', '"Id";"Title";"Description, long";"Price"'],
  ])('tells by its first line that %j parts its columns', async (sign, head) => {
    const [ad] = await adsOf(table(head, ['A-1', 'Стол', 'Дубовый', '100'].join(sign)));
    expect(ad).toMatchObject({ adId: 'A-1', title: 'Стол', price: 100 });
  });

  it('may be known by Avito’s numbers alone', async () => {
    expect(await adsOf(table('avito_id,description', '3456789012,Дуб'))).toMatchObject([{ avitoId: '3456789012' }]);
  });

  it('may have short, long and empty lines', async () => {
    const ads = await adsOf(table('id,title,price', '1', '', '2,Стул,3,4,5'));
    expect(ads.map(({ adId, line }) => [adId, line])).toEqual([
      ['1', 2],
      ['2', 4],
    ]);
  });
});

it('bears quotation marks wherever people put them', async () => {
  const file = table('id,title,text', '1,Стол 5",дуб', '2,"Стул ""Венский""",бук', '3,"Шкаф "Купе" 2 м",', '4,"Пуф"');
  const ads = await adsOf(file);
  expect(ads.map(({ title }) => title)).toEqual(['Стол 5"', 'Стул "Венский"', 'Шкаф "Купе" 2 м', 'Пуф']);
});

describe('a broken line', () => {
  it('without a name is reported and the rest goes on', async () => {
    const file = table('id,title', '1,Стол', ',Ничей', '3,Шкаф "Б"');
    expect((await adsOf(file)).map(({ adId }) => adId)).toEqual(['1', '3']);
    expect(await problemsOf(file)).toMatchObject([{ line: 3, field: 'Id' }]);
  });

  it.each([
    ['that never ends its quotation', '2,"Стул'],
    ['longer than anybody writes', `2,${'x'.repeat(1_100_000)}`],
  ])('%s ends the reading, and is reported', async (_, line) => {
    const entries = await entriesOf(table('id,title', '1,Стол', line, '3,Шкаф'), 65_536);
    expect(entries.flatMap(({ ad }) => ad?.adId ?? [])).toEqual(['1']);
    const message = expect.stringContaining('from this line on');
    expect(entries.flatMap(({ problems }) => problems)).toEqual([{ line: 3, message }]);
  });
});

it.each([
  ['without a column that names the listing', table('name,price', 'Стол,1')],
  ['without lines', table('id,title')],
  ['of something else', '{"ads":[]}'],
])('refuses a table %s', async (_, file) => {
  await expect(problemsOf(file)).rejects.toMatchObject({ kind: 'invalid', code: 'import-no-ads' });
});
