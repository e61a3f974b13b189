/** A box of an MP4: four bytes of length, four of name, then what it holds (ISO/IEC 14496-12, 4.2). */
export function box(name: string, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** One whose content begins with a version, which is 0 here, and flags (ISO/IEC 14496-12, 4.2.2). */
export function fullBox(name: string, flags: number, ...contents: Uint8Array[]): Buffer {
  return box(name, u32(flags), ...contents);
}

/** Big-endian, as all figures of an MP4. */
export function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [place, value] of values.entries()) bytes.writeUInt32BE(value, 4 * place);
  return bytes;
}

export function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [place, value] of values.entries()) bytes.writeUInt16BE(value, 2 * place);
  return bytes;
}
