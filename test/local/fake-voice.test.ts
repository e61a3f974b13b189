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

  it('is not found in any other file, which breaks nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
        expect(readFakeVoice(file)).toBeUndefined();
      }),
    );
    expect(readFakeVoice(fakeVoice('Алло').subarray(0, 30))).toBeUndefined();
  });
});
