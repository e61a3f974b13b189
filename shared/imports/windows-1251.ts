/** What the bytes 0x80 to 0xBF stand for; 0xC0 and above are А to я in order. 0x98 stands for nothing. */
const MIDDLE = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї';

const CODES = Uint16Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0x80) return byte;
  return byte < 0xc0 ? MIDDLE.charCodeAt(byte - 0x80) : byte - 0xc0 + 'А'.charCodeAt(0);
});

/** Text in the encoding of Russian Windows. Of our own, so that it does not hang on the locales a runtime was built with. */
export function decodeWindows1251(bytes: Uint8Array): string {
  return Buffer.from(Uint16Array.from(bytes, (byte) => CODES[byte] ?? 0xfffd).buffer).toString('utf16le');
}
