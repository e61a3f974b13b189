import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAds } from '../../../shared/imports/read-ads.ts';
import { adsOf, entriesOf, feed, inPieces, problemsOf } from './a-file.ts';

const chair = `<Ad><Id>A-17</Id><AvitoId>3456789012</AvitoId><Category>Мебель и интерьер</Category>
  <Title>Кресло &amp; пуф</Title><Description><![CDATA[<p>Почти <b>новое</b>.</p><ul><li>газлифт</li><li>колёса&nbsp;5</li></ul>Торг<br>уместен]]></Description>
  <Price>4 500</Price><Condition>Б/у</Condition><ContactPhone>+79990000000</ContactPhone><ManagerName>Иван</ManagerName>
  <EMail>a@b.c</EMail><ContactMethod>По телефону</ContactMethod><ListingFee>Package</ListingFee>
  <Images><Image url="https://shop.example/1.jpg"/></Images><Delivery><Option>ПВЗ</Option><Option>Курьер</Option></Delivery></Ad>`;

describe('an ad', () => {
  it.each([1, 3, 64, 100_000])('is read whole when the file comes in pieces of %d bytes', async (size) => {
    expect(await adsOf(feed(chair), size)).toEqual([
      {
        line: 3,
        adId: 'A-17',
        avitoId: '3456789012',
        title: 'Кресло & пуф',
        price: 4500,
        text: 'Почти новое.\n\n- газлифт\n\n- колёса 5\n\nТорг\nуместен',
        attributes: { Category: 'Мебель и интерьер', Condition: 'Б/у', Delivery: 'ПВЗ, Курьер' },
      },
    ]);
  });

  it('tells nobody’s phone, name or address to write to', async () => {
    const [ad] = await adsOf(feed(chair));
    expect(JSON.stringify(ad)).not.toMatch(/\+7|Иван|a@b\.c|По телефону/);
  });

  it('may have its markup written in XML, or escaped', async () => {
    const [plain, escaped] = await adsOf(
      feed(
        '<Ad><Id>1</Id><Description>Стол<br/>Стул<p>Шкаф</p></Description></Ad>',
        '<Ad><Id>2</Id><Description>Стол&lt;br&gt;Стул &quot;Венский&quot; 5 &lt; 6</Description></Ad>',
      ),
    );
    expect(plain?.text).toBe('Стол\nСтул\nШкаф');
    expect(escaped?.text).toBe('Стол\nСтул "Венский" 5 < 6');
  });

  it('without a name is reported with its line, and the rest goes on', async () => {
    const file = feed('<Ad><Title>Ничей</Title></Ad>', '<Ad><Id>2</Id></Ad>');
    expect((await adsOf(file)).map(({ adId }) => adId)).toEqual(['2']);
    expect(await problemsOf(file)).toEqual([{ line: 3, field: 'Id', message: expect.stringContaining('neither Id') }]);
  });

  it('keeps what is right of it when a field is wrong', async () => {
    const file = feed('<Ad><Id>1</Id><AvitoId>n/a</AvitoId><Price>договорная</Price><Title>Стол</Title></Ad>');
    expect(await adsOf(file)).toMatchObject([{ adId: '1', avitoId: undefined, price: undefined, title: 'Стол' }]);
    expect(await problemsOf(file)).toMatchObject([
      { line: 3, ad: '1', field: 'AvitoId' },
      { line: 3, ad: '1', field: 'Price' },
    ]);
  });

  it('is cut where it is longer than what is kept, and says so', async () => {
    const file = feed(
      `<Ad><Id>1</Id><Description>${'д'.repeat(12_000)}</Description><Note>${'н'.repeat(600)}</Note></Ad>`,
    );
    const [ad] = await adsOf(file, 4_096);
    expect([ad?.text?.length, ad?.attributes.Note?.length]).toEqual([10_000, 500]);
    expect(await problemsOf(file)).toMatchObject([{ field: 'Description' }]);
  });
});

describe('a file that is not well-formed', () => {
  it('gives its whole ads when it breaks off inside one', async () => {
    const file = feed('<Ad><Id>1</Id></Ad>', '<Ad><Id>2</Id><Description>Гарантия два го').replace(/\n<\/Ads>\n$/, '');
    expect((await adsOf(file)).map(({ adId }) => adId)).toEqual(['1']);
    expect(await problemsOf(file)).toEqual([
      { line: 4, message: expect.stringContaining('breaks off inside this ad') },
    ]);
  });

  it('says when only its end is missing', async () => {
    const file = feed('<Ad><Id>1</Id></Ad>').replace('</Ads>', '');
    expect(await entriesOf(file)).toMatchObject([
      { ad: { adId: '1' } },
      { problems: [{ message: expect.stringContaining('not closed at its end') }] },
    ]);
  });

  it('gives an ad that was not closed before the next one', async () => {
    const file = feed('<Ad><Id>1</Id>', '<Ad><Id>2</Id></Ad>');
    expect((await adsOf(file)).map(({ adId }) => adId)).toEqual(['1', '2']);
    expect(await problemsOf(file)).toEqual([{ line: 3, message: 'the ad is not closed' }]);
  });

  it('may hold unknown elements, comments and stray ampersands', async () => {
    const file = feed(
      '<Meta><X>1</X></Meta><!-- <Ad><Id>0</Id></Ad> -->',
      '<Ad><Id>1</Id><Title>Том & Джерри</Title></Ad>',
    );
    expect(await adsOf(file)).toMatchObject([{ adId: '1', title: 'Том & Джерри' }]);
  });
});

describe('a file that wants to do harm', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><Ads><Ad><Id>&lol2;</Id></Ad></Ads>`;

  it.each([
    ['a bomb of entities', laughs],
    ['an outer entity', '<!DOCTYPE Ads [<!ENTITY x SYSTEM "file:///etc/passwd">]><Ads><Ad><Id>&x;</Id></Ad></Ads>'],
    ['an entity without a doctype', '<Ads><!ENTITY a "b"><Ad><Id>1</Id></Ad></Ads>'],
  ])('is refused for %s', async (_, file) => {
    await expect(adsOf(file)).rejects.toMatchObject({ kind: 'invalid', code: 'import-entities-refused' });
  });

  it('expands no entity', async () => {
    expect(await adsOf(feed('<Ad><Id>1</Id><Title>&lol;&amp;</Title></Ad>'))).toMatchObject([{ title: '&lol;&' }]);
  });

  it.each([
    ['a comment', `<Ads><!-- ${'x'.repeat(2_000_000)}`],
    ['a text', `<Ads><Ad><Id>1</Id><Description><![CDATA[${'x'.repeat(2_000_000)}`],
    ['an attribute', `<Ads a="${'x'.repeat(2_000_000)}`],
    ['a tag', `<${'x'.repeat(2_000_000)}`],
    ['nesting', '<a>'.repeat(100_000)],
  ])('is refused for %s without end', async (_, file) => {
    await expect(adsOf(file, 65_536)).rejects.toMatchObject({ code: 'import-unreadable' });
  });

  it('is refused for growing while it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(adsOf(bomb, 65_536)).rejects.toMatchObject({ code: 'import-too-large' });
  });

  it('does not fill the memory with one field', async () => {
    async function* endless() {
      yield Buffer.from('<Ads><Ad><Id>1</Id><Title>');
      for (let index = 0; index < 300; index += 1) yield Buffer.alloc(65_536, 'a');
      yield Buffer.from('</Title></Ad></Ads>');
    }
    const entries = await Array.fromAsync(readAds(endless()));
    expect(entries).toMatchObject([{ ad: { adId: '1' } }]);
    expect(entries[0]?.ad?.title?.length).toBeLessThanOrEqual(200);
  });
});

it.each([
  ['nothing', '', 'import-empty'],
  ['a page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'import-no-ads'],
  ['a spreadsheet', 'PK\u0003\u0004', 'import-format-unknown'],
  ['an encoding nobody reads', '<?xml version="1.0" encoding="x-klingon"?><Ads/>', 'import-encoding-unknown'],
])('refuses %s', async (_, file, code) => {
  await expect(adsOf(file)).rejects.toMatchObject({ kind: 'invalid', code });
});

it('refuses an archive that is broken', async () => {
  const archive = gzipSync(feed(chair));
  archive.fill(1, 12, 40);
  await expect(adsOf(archive)).rejects.toMatchObject({ code: 'import-archive-broken' });
});

it('passes on that its source broke', async () => {
  async function* breaking() {
    yield* inPieces(gzipSync(feed(chair)).subarray(0, 50));
    throw new Error('connection lost');
  }
  await expect(Array.fromAsync(readAds(breaking()))).rejects.toThrow('connection lost');
});
