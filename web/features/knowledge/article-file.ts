/** All articles of a seller are a megabyte; a table of them with its quotation marks is little more. */
export const LARGEST_ARTICLE_FILE_BYTES = 5 * 1024 * 1024;

export type ArticleFormat = 'csv' | 'markdown';
export type ArticleFileProblem = 'empty' | 'too-large' | 'not-text';
export type ArticleFile = { format: ArticleFormat; text: string } | { problem: ArticleFileProblem };

/**
 * A file of articles as text. Files of Excel in Russian are in Windows-1251, which is told by that they make no sense as UTF-8.
 * What is no text at all, a spreadsheet for one, is refused before it reaches the server.
 */
export function readArticleFile(name: string, bytes: Uint8Array): ArticleFile {
  if (bytes.length > LARGEST_ARTICLE_FILE_BYTES) return { problem: 'too-large' };
  const text = decoded(bytes);
  if (text.trim() === '') return { problem: 'empty' };
  if (isBinary(bytes, text)) return { problem: 'not-text' };
  return { format: formatOf(name, text), text };
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

const ARCHIVE = [0x50, 0x4b];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

function isBinary(bytes: Uint8Array, text: string): boolean {
  const begins = (signature: number[]) => signature.every((byte, place) => bytes[place] === byte);
  return begins(ARCHIVE) || begins(OLD_OFFICE) || text.startsWith('%PDF-') || text.includes('\0');
}

function formatOf(name: string, text: string): ArticleFormat {
  if (/\.(md|markdown)$/i.test(name)) return 'markdown';
  if (/\.(csv|tsv)$/i.test(name)) return 'csv';
  return /^\s{0,3}#{1,2}(\s|$)/m.test(text) ? 'markdown' : 'csv';
}
