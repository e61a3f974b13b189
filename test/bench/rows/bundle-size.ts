import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ABOUT_THE_BASELINE, bundleBareSqsClient } from '../bundles/bundle-bare-sqs-client.ts';
import { bundleFile } from '../bundles/bundle-file.ts';
import type { Row } from '../figure.ts';

const barKilobytes = { 'avito-webhook': 115, other: 220 } as const;

export const bundleSizeRow: Row = {
  name: 'bundle-size',
  async measure(bench) {
    const { functions } = await bench.assembly();
    const bare = zippedKilobytes(await bundleBareSqsClient(bench.folder));
    return functions.map((description) => {
      const { name } = description;
      const size = zippedKilobytes(bundleFile(description));
      const bar = name === 'avito-webhook' ? barKilobytes['avito-webhook'] : barKilobytes.other;
      return {
        what: `bundle of ${name}, gzip`,
        measured: `${size.toFixed(1)} kB`,
        bar: `< ${bar} kB`,
        isReached: size < bar,
        baseline: `${bare.toFixed(1)} kB (bare SQS client)`,
        notes: name === 'avito-webhook' ? [ABOUT_THE_BASELINE] : [],
      };
    });
  },
};

/** In kilobytes of 1,000. */
function zippedKilobytes(file: string): number {
  return gzipSync(readFileSync(file)).length / 1_000;
}
