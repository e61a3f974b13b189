import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeVoice, readFakeVoice } from '../../local/fake-voice.ts';

describe('a voice without sound', () => {
  it('says what was put into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        expect(readFakeVoice(fakeVoice(words))).toBe(words);
      }),
    );
  });

  it('looks like an MP4', () => {
    expect(Buffer.from(fakeVoice('Алло')).toString('latin1', 4, 8)).toBe('ftyp');
  });

  it('holds its sound where its index says', () => {
    const file = Buffer.from(fakeVoice('Алло'));
    const place = file.readUInt32BE(file.indexOf('stco', 0, 'latin1') + 12);
    expect(file.toString('latin1', place - 4, place)).toBe('mdat');
    expect([...file.subarray(place, place + 3)]).toEqual([0xf8, 0xff, 0xfe]);
  });

  it('is not found in any other file, which breaks nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
        expect(readFakeVoice(file)).toBeUndefined();
      }),
    );
    expect(readFakeVoice(fakeVoice('Алло').subarray(0, 30))).toBeUndefined();
  });
});
