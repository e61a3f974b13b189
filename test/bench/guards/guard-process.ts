import { parseArgs } from 'node:util';
import { checkReply } from '../../../shared/ai/guards/check-reply.ts';
import { guardClaims } from '../../../shared/ai/guards/claims.ts';
import { readAttacks, readHonestAnswers } from '../../eval/data/read-data.ts';
import { type GuardCase, guardCase } from './guard-case.ts';

/**
 * A process of its own, because the guards remember what they have read: with `--first <id>` it times the first look of a process, at that
 * honest answer; otherwise one look at each honest answer after a look at every attack, so that code and facts are known and no draft
 * is. Prints milliseconds as JSON.
 */
const { values } = parseArgs({ options: { first: { type: 'string' }, 'claims-alone': { type: 'boolean' } } });
const look = values['claims-alone'] ? guardClaims : checkReply;

const honest = await Promise.all(readHonestAnswers({ only: values.first }).map(guardCase));
if (values.first === undefined) {
  for (const { draft, context } of await Promise.all(readAttacks({}).map(guardCase))) checkReply(draft, context);
}
const guards = honest.map((it) => timed(() => look(it.draft, it.context)));
const json = honest.map(asJson).map((text) => timed(() => JSON.parse(text)));
process.stdout.write(JSON.stringify({ guards, json }));

function asJson({ draft, context: { facts } }: GuardCase): string {
  return JSON.stringify({ draft, facts });
}

function timed(act: () => unknown): number {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}
