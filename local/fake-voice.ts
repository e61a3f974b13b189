/**
 * A voice without sound: an MP4 of two boxes, its type and one of free space that holds the words as text. A real player finds
 * nothing to play in it; the Gemini stand-in reads what was said.
 */
export function fakeVoice(words: string): Uint8Array<ArrayBuffer> {
  const boxes = Buffer.concat([box('ftyp', Buffer.from('M4A \0\0\0\0')), box('free', Buffer.from(words))]);
  return new Uint8Array(boxes);
}

/** The words of such a voice; `undefined` for every other file. */
export function readFakeVoice(file: Uint8Array): string | undefined {
  const bytes = Buffer.from(file);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length < 8 || at + length > bytes.length) return undefined;
    if (bytes.toString('latin1', at + 4, at + 8) === 'free') return bytes.toString('utf8', at + 8, at + length);
    at += length;
  }
  return undefined;
}

/** Four bytes of length, four of name, then what it holds (ISO/IEC 14496-12, 4.2). */
function box(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}
