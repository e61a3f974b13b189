import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));

/** The least a function that puts a message on a queue can be. */
const source = `
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const sqs = new SQSClient();
export const handler = (event) => sqs.send(new SendMessageCommand(event));
`;

export const ABOUT_THE_BASELINE =
  "The bare client is bundled as it comes, with the SDK's search for credentials; our functions leave that out (docs/decisions/019).";

/** Bundles it as anybody would: as our functions (lib/bundled-code.ts), but with all the SDK brings. Returns the file. */
export async function bundleBareSqsClient(folder: string): Promise<string> {
  const outfile = join(folder, 'bare-sqs-client', 'index.mjs');
  await build({
    stdin: { contents: source, resolveDir: projectRoot, loader: 'js' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    charset: 'utf8',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  return outfile;
}
