import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { unusable } from './import-problem.ts';
import { decodeWindows1251 } from './windows-1251.ts';

/** Of the file as it is read, so that a small archive cannot become a large one. */
export const LARGEST_FILE_BYTES = 50 * 1024 * 1024;
/** Enough to tell format and encoding by. */
const HEAD_BYTES = 64 * 1024;

type Bytes = AsyncIterable<Uint8Array>;

export interface FileText {
  format: 'xml' | 'csv';
  /** Without a byte order mark. */
  text: AsyncIterable<string>;
}

/**
 * A seller's file as text: XML or CSV by its first character, packed with gzip or not, in UTF-8, UTF-16 or windows-1251 as
 * its mark, its XML declaration or its bytes say. Throws invalid `import-empty`, `import-too-large`,
 * `import-format-unknown`, `import-encoding-unknown` and `import-archive-broken`.
 */
export async function fileText(bytes: Bytes): Promise<FileText> {
  const packed = await withHead(bytes, 2);
  const isGzip = packed.head[0] === 0x1f && packed.head[1] === 0x8b;
  const { head, whole } = await withHead(atMost(isGzip ? unpacked(packed.whole) : packed.whole), HEAD_BYTES);
  if (head.length === 0) throw unusable('import-empty', 'the file is empty');
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    throw unusable('import-format-unknown', 'the file is a spreadsheet or an archive: save it as CSV or XML');
  }
  const decode = decoderFor(encodingOf(head));
  const start = decoderFor(encodingOf(head))(head).trimStart();
  return { format: start.startsWith('<') ? 'xml' : 'csv', text: decoded(whole, decode) };
}

async function* atMost(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.byteLength;
    if (length > LARGEST_FILE_BYTES) throw unusable('import-too-large', 'the file is larger than 50 MB');
    yield chunk;
  }
}

async function* unpacked(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes);
  const gunzip = createGunzip();
  // Not a pipeline: its own error would hide whether the archive or its source broke.
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } catch (error) {
    if (isZlibError(error)) throw unusable('import-archive-broken', 'the file cannot be unpacked');
    throw error;
  } finally {
    source.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** The beginning, and all of it again from the start. */
async function withHead(bytes: Bytes, length: number): Promise<{ head: Buffer; whole: AsyncGenerator<Uint8Array> }> {
  const rest = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  for (let have = 0; have < length; ) {
    const next = await rest.next();
    if (next.done) break;
    chunks.push(next.value);
    have += next.value.byteLength;
  }
  const head = Buffer.concat(chunks);
  async function* whole() {
    try {
      yield head;
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  return { head, whole: whole() };
}

/** A byte order mark tells, then the XML declaration, then whether the bytes make sense as UTF-8. */
function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  const isMarked = head.subarray(0, 3).equals(Buffer.from('\ufeff'));
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(
    head.subarray(0, 300).toString('latin1').replace(/^ï»¿/, ''),
  )?.[1];
  if (isMarked) return 'utf-8';
  // Files made for one encoding and saved in another declare the first.
  const isUtf8 = makesSense(head);
  if (declared === undefined || /^utf-?8$/i.test(declared)) return isUtf8 ? 'utf-8' : 'windows-1251';
  return declared.toLowerCase();
}

function makesSense(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Decodes chunk after chunk; nothing in, what is left of a letter cut in two comes out. */
type Decoder = (chunk?: Uint8Array) => string;

function decoderFor(encoding: string): Decoder {
  if (/^(windows-|cp)?-?1251$/.test(encoding)) return (chunk) => (chunk === undefined ? '' : decodeWindows1251(chunk));
  const name = encoding === 'us-ascii' || encoding === 'ascii' ? 'utf-8' : encoding;
  try {
    const decoder = new TextDecoder(name);
    return (chunk) => (chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }));
  } catch {
    throw unusable('import-encoding-unknown', 'the file declares an encoding nobody here reads: save it in UTF-8');
  }
}

async function* decoded(bytes: Bytes, decode: Decoder): AsyncGenerator<string> {
  for await (const chunk of bytes) yield decode(chunk);
  yield decode();
}
