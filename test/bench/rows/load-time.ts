import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { functionEnvironment } from '../../../local/lambda/function-environment.ts';
import { ABOUT_THE_BASELINE, bundleBareSqsClient } from '../bundles/bundle-bare-sqs-client.ts';
import { bundleFile } from '../bundles/bundle-file.ts';
import type { Row } from '../figure.ts';
import { median, milliseconds } from '../statistics.ts';

const barRatio = { 'avito-webhook': 1.2, other: 1.6 } as const;
const rounds = 17;
const nowhere = {
  s3: 'http://127.0.0.1:9',
  sqs: 'http://127.0.0.1:9',
  dynamoDb: 'http://127.0.0.1:9',
  secretsManager: 'http://127.0.0.1:9',
};

/** Node itself is up before the clock starts; what is measured is what a cold start of ours adds. */
const timeImport = `
const startedAt = performance.now();
await import(process.argv[1]);
process.stdout.write(String(performance.now() - startedAt));
process.exit(0);
`;

interface Candidate {
  name: string;
  file: string;
  environment: Record<string, string>;
  times: number[];
}

/** Fresh processes in turn, so that a busy moment of the machine meets all bundles alike. */
export const loadTimeRow: Row = {
  name: 'load-time',
  async measure(bench) {
    const { functions } = await bench.assembly();
    const environmentOf = (description: (typeof functions)[number]) => functionEnvironment(description, nowhere);
    const ours: Candidate[] = functions.map((description) => ({
      name: description.name,
      file: bundleFile(description),
      environment: environmentOf(description),
      times: [],
    }));
    const file = await bundleBareSqsClient(bench.folder);
    const bare: Candidate = { name: 'bare', file, environment: ours[0]?.environment ?? {}, times: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const candidate of [bare, ...ours]) candidate.times.push(await loadOnce(candidate));
    }
    return ours.map(({ name, times }) => {
      const ratio = median(times) / median(bare.times);
      const bar = name === 'avito-webhook' ? barRatio['avito-webhook'] : barRatio.other;
      return {
        what: `loading ${name} in a fresh process`,
        measured: `${ratio.toFixed(2)} × (${milliseconds(median(times))})`,
        bar: `≤ ${bar} ×`,
        isReached: ratio <= bar,
        baseline: `1 × (${milliseconds(median(bare.times))}, bare SQS client)`,
        notes:
          name === 'avito-webhook' ? [`Medians of ${rounds} fresh processes each, in turn. ${ABOUT_THE_BASELINE}`] : [],
      };
    });
  },
};

const run = promisify(execFile);

async function loadOnce({ file, environment }: Candidate): Promise<number> {
  const args = ['--input-type=module', '--eval', timeImport, pathToFileURL(file).href];
  const { stdout } = await run(process.execPath, args, { env: environment });
  const duration = Number(stdout);
  if (!(duration > 0)) throw new Error(`${file} did not load`);
  return duration;
}
