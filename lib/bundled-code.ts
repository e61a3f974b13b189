import { existsSync } from 'node:fs';
import path from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

const projectRoot = path.resolve(import.meta.dirname, '..');

/**
 * A folder of functions/ with all it imports, in one file whose handler is `index.handler`. CDK's own construct would start
 * npx for each of them, which takes longer than the bundling.
 */
export function bundledCode(name: string): AssetCode {
  const folder = path.join(projectRoot, 'functions', name);
  const entry = path.join(folder, 'handler.ts');
  // Synthesizing without bundles would not notice.
  if (!existsSync(entry)) throw new Error(`${entry} is missing`);
  return Code.fromAsset(folder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('not-used'),
      local: {
        tryBundle: (outputFolder) => {
          buildSync({ ...options, entryPoints: [entry], outfile: path.join(outputFolder, 'index.mjs') });
          return true;
        },
      },
    },
  });
}

const options: BuildOptions = {
  absWorkingDir: projectRoot,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  // What the SDK brings and functions do not need (docs/decisions/019).
  alias: {
    '@aws-sdk/credential-provider-node': path.join(projectRoot, 'shared/lambda/environment-credentials.ts'),
    '@aws-sdk/endpoint-cache': path.join(projectRoot, 'shared/lambda/no-endpoint-cache.ts'),
  },
  // The SDK imports it for the first event stream; none of our calls has one.
  external: ['@smithy/core/event-streams'],
  minify: true,
  // Without it every Cyrillic letter takes six bytes.
  charset: 'utf8',
  // No source map: it would load with the bundle, and the same commit builds the same one again.
  sourcemap: false,
  logLevel: 'warning',
  // CommonJS dependencies call require(), which ES modules do not have.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
};
