import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';

const projectRoot = path.resolve(import.meta.dirname, '..');

/** The dashboard's files, built from web/ while the app is synthesized. */
export function builtPage(): ISource {
  return Source.asset(path.join(projectRoot, 'web'), {
    // What an earlier build left there is no source.
    exclude: ['dist'],
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('not-used'),
      local: {
        tryBundle: (outputFolder) => {
          build(outputFolder);
          return true;
        },
      },
    },
  });
}

function build(outputFolder: string): void {
  const vite = path.join(projectRoot, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', 'web', '--outDir', outputFolder, '--emptyOutDir', '--logLevel', 'warn'];
  execFileSync(process.execPath, args, {
    cwd: projectRoot,
    // A test's own NODE_ENV would build React for development.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
