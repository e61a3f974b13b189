import { box, fullBox, u16, u32 } from './mp4-box.ts';

const SAMPLES_PER_SECOND = 48_000;
const SAMPLES_PER_PACKET = 960;
const PACKETS = 50;
const DURATION = SAMPLES_PER_PACKET * PACKETS;
/** 20 ms in which nothing is to be heard: the mark of such a packet, and two bytes of silence (RFC 6716, 3.1). */
const SILENT_PACKET = Buffer.from([0xf8, 0xff, 0xfe]);
/** What an encoder lets run in (RFC 7845, 4.2). */
const PRE_SKIP = 312;
const UNTURNED = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
const FULL_VOLUME = u16(0x100, 0);

/** A second of silence as Opus, for an MP4 that begins with a head of this length (ISO/IEC 14496-12, 8; Opus in ISOBMFF, 4.3). */
export function silentTrack(headLength: number): Buffer {
  // The index has the same length wherever the sound lies.
  const soundStart = headLength + index(0).length + 8;
  return Buffer.concat([index(soundStart), box('mdat', ...Array.from({ length: PACKETS }, () => SILENT_PACKET))]);
}

function index(soundStart: number): Buffer {
  const movie = u32(0, 0, SAMPLES_PER_SECOND, DURATION, 0x10000);
  return box(
    'moov',
    fullBox('mvhd', 0, movie, FULL_VOLUME, u32(0, 0), UNTURNED, u32(0, 0, 0, 0, 0, 0), u32(2)),
    box(
      'trak',
      fullBox('tkhd', 7, u32(0, 0, 1, 0, DURATION, 0, 0), u16(0, 0), FULL_VOLUME, UNTURNED, u32(0, 0)),
      box(
        'mdia',
        fullBox('mdhd', 0, u32(0, 0, SAMPLES_PER_SECOND, DURATION), u16(0x55c4, 0)),
        fullBox('hdlr', 0, u32(0), Buffer.from('soun'), u32(0, 0, 0), Buffer.alloc(1)),
        box(
          'minf',
          fullBox('smhd', 0, u16(0, 0)),
          box('dinf', fullBox('dref', 0, u32(1), fullBox('url ', 1))),
          samples(soundStart),
        ),
      ),
    ),
  );
}

function samples(soundStart: number): Buffer {
  const opus = box('dOps', Buffer.from([0, 1]), u16(PRE_SKIP), u32(SAMPLES_PER_SECOND), u16(0), Buffer.alloc(1));
  const entry = box('Opus', u16(0, 0, 0, 1), u32(0, 0), u16(1, 16, 0, 0), u32(SAMPLES_PER_SECOND * 0x10000), opus);
  return box(
    'stbl',
    fullBox('stsd', 0, u32(1), entry),
    fullBox('stts', 0, u32(1, PACKETS, SAMPLES_PER_PACKET)),
    fullBox('stsc', 0, u32(1, 1, PACKETS, 1)),
    fullBox('stsz', 0, u32(SILENT_PACKET.length, PACKETS)),
    fullBox('stco', 0, u32(1, soundStart)),
  );
}
