import { box } from './mp4-box.ts';
import { silentTrack } from './silent-track.ts';

/**
 * A voice without sound: an MP4 with a second of silence, as a player takes it, and a box of free space that holds the words as text.
 * The Gemini stand-in reads there what was said.
 */
export function fakeVoice(words: string): Uint8Array<ArrayBuffer> {
  const head = box('ftyp', Buffer.from('M4A \0\0\0\0isommp42'));
  const file = Buffer.concat([head, silentTrack(head.length), box('free', Buffer.from(words))]);
  return new Uint8Array(file);
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
