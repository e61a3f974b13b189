import { mediaAddress } from './media-address.ts';

export interface MediaFile {
  bytes: Uint8Array;
  /** One of those that were asked for. */
  contentType: string;
}

/** Why there is no file, for a log: none of it is worth a second try within one turn. */
export type MediaFailure = 'foreign-address' | 'refused' | 'wrong-type' | 'too-large' | 'timeout' | 'unreachable';

export interface MediaWanted {
  /** `image/jpeg` and the like, in small letters. */
  contentTypes: readonly string[];
  mostBytes: number;
}

/** Fetches one file of a message. What goes wrong is a result, never an error: the turn has other ways to be answered. */
export type FetchMedia = (address: string, wanted: MediaWanted) => Promise<MediaFile | MediaFailure>;

export interface MediaFetchOptions {
  /** Avito's base URL. */
  apiUrl: string;
  /** For one file, from the first byte to the last; default 5 seconds. */
  timeoutMs?: number;
}

/** The files of messages, from Avito's hosts alone (see `mediaAddress`), without our token and without following redirects. */
export function createMediaFetch({ apiUrl, timeoutMs = 5_000 }: MediaFetchOptions): FetchMedia {
  return async (address, wanted) => {
    const url = mediaAddress(address, apiUrl);
    if (url === undefined) return 'foreign-address';
    try {
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
      return await read(response, wanted);
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
    }
  };
}

async function read(response: Response, { contentTypes, mostBytes }: MediaWanted): Promise<MediaFile | MediaFailure> {
  const contentType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const failure = refusalOf(response, contentTypes.includes(contentType), mostBytes);
  const bytes = failure ?? (await readAtMost(response, mostBytes));
  if (typeof bytes !== 'string') return { bytes, contentType };
  await response.body?.cancel().catch(() => undefined);
  return bytes;
}

function refusalOf({ status, headers }: Response, isWantedType: boolean, mostBytes: number): MediaFailure | undefined {
  if (status !== 200) return 'refused';
  if (!isWantedType) return 'wrong-type';
  return Number(headers.get('content-length') ?? 0) > mostBytes ? 'too-large' : undefined;
}

/** A length that was announced is a claim; what comes is counted. */
async function readAtMost({ body }: Response, mostBytes: number): Promise<Uint8Array | MediaFailure> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) return 'too-large';
    chunks.push(chunk);
  }
  return length === 0 ? 'refused' : new Uint8Array(Buffer.concat(chunks));
}
