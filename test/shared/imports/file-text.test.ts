import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { adsOf } from './a-file.ts';

const declaring = (encoding: string | undefined, line = '') =>
  `${encoding === undefined ? '' : `<?xml version="1.0" encoding="${encoding}"?>`}<Ads><Ad><Id>1</Id><Title>Ёлка «Ель» №5 — ёж${line}</Title></Ad></Ads>`;

/** Letters of this test alone. */
function windows1251(text: string): Buffer {
  const others: Record<string, number> = { Ё: 0xa8, ё: 0xb8, '«': 0xab, '»': 0xbb, '№': 0xb9, '—': 0x97 };
  const codes = [...text].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    return others[letter] ?? code;
  });
  return Buffer.from(codes);
}

it.each([
  ['UTF-8', Buffer.from(declaring('UTF-8'))],
  ['UTF-8 behind a byte order mark', Buffer.from(`\ufeff${declaring('utf-8')}`)],
  ['UTF-8 without a declaration', Buffer.from(declaring(undefined))],
  ['UTF-16 behind its mark', Buffer.from(`\ufeff${declaring('utf-16')}`, 'utf16le')],
  ['windows-1251', windows1251(declaring('windows-1251'))],
  ['windows-1251 that calls itself cp1251', windows1251(declaring('CP1251'))],
  ['windows-1251 without a declaration', windows1251(declaring(undefined))],
  ['windows-1251 that calls itself UTF-8', windows1251(declaring('UTF-8'))],
  ['gzip', gzipSync(declaring('UTF-8'))],
])('reads %s', async (_, file) => {
  for (const size of [1, 5, 100_000]) expect(await adsOf(file, size)).toMatchObject([{ title: 'Ёлка «Ель» №5 — ёж' }]);
});

it('reads a table saved by Russian Excel', async () => {
  expect(await adsOf(windows1251('Id;Название\r\n1;Ёлка\r\n'))).toMatchObject([{ adId: '1', title: 'Ёлка' }]);
});

it('agrees with the runtime on every byte of windows-1251', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index).filter((byte) => byte !== 0x98));
  const { decodeWindows1251 } = await import('../../../shared/imports/windows-1251.ts');
  expect(decodeWindows1251(bytes)).toBe(new TextDecoder('windows-1251').decode(bytes));
});
