import { localCredentials } from '../../local/engines/local-client.ts';
import { startSqs } from '../../local/engines/start-sqs.ts';
import { type Uploads, uploads } from '../../shared/imports/uploads.ts';

/** The local S3 with an uploads bucket, in memory. */
export async function anUploadStore(): Promise<Uploads & { url: string; bucket: string; close(): Promise<void> }> {
  const engine = await startSqs();
  const bucket = 'uploads';
  await fetch(`${engine.url}/${bucket}`, { method: 'PUT' });
  const options = { bucket, endpoint: engine.url, now: Date.now };
  return {
    ...uploads({ ...options, region: async () => 'eu-central-1', credentials: async () => localCredentials }),
    url: engine.url,
    bucket,
    close: () => engine.close(),
  };
}
