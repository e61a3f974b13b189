import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { DataProblem } from '../data/read-data.ts';
import { compare } from '../play/compare.ts';
import { type Result, resultSchema } from '../play/result.ts';
import { comparisonAsText } from '../report/as-text.ts';
import { comparisonPage } from '../report/comparison-page.ts';
import type { Options } from './options.ts';
import { keep, say } from './output.ts';

/** Shows what changed from the first run to the second. */
export function compareRuns({ files: [first = '', second = ''] }: Options): boolean {
  const before = readResult(first);
  const after = readResult(second);
  const comparison = compare(before, after);
  say(comparisonAsText(before, after, comparison));
  say(keep('comparison.html', comparisonPage(before, after, comparison)));
  return true;
}

function readResult(path: string): Result {
  const parsed = resultSchema.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  throw new DataProblem(`${path} is no result of a run:\n${z.prettifyError(parsed.error)}`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new DataProblem(`${path} cannot be read`, { cause });
  }
}
