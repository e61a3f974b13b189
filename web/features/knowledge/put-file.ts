import type { Answer } from '../../api/queries.ts';

type Upload = NonNullable<Answer<'importListings'>['upload']>;

export class UploadFailure extends Error {
  readonly reason: 'interrupted' | 'refused';

  constructor(reason: 'interrupted' | 'refused') {
    super(reason);
    this.reason = reason;
  }
}

/** Only the browser itself may say how long a body is; it says what the file's length is, which was signed. */
const BROWSERS_OWN = 'content-length';

/** Puts a file to its address, telling how much is there. `fetch` does not tell it. Rejects with an UploadFailure. */
export function putFile(
  file: File,
  upload: Upload,
  { onProgress, signal }: { onProgress(share: number): void; signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) {
      if (name.toLowerCase() !== BROWSERS_OWN) request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => (request.status < 300 ? resolve() : reject(new UploadFailure('refused')));
    request.onerror = () => reject(new UploadFailure('interrupted'));
    request.onabort = () => reject(new UploadFailure('interrupted'));
    signal.addEventListener('abort', () => request.abort());
    if (signal.aborted) reject(new UploadFailure('interrupted'));
    else request.send(file);
  });
}
