import type { SafeSubject } from '../ai/safe-sentences.ts';
import { CONTENTS_SUBJECTS } from './contents-for-human.ts';
import { MATTER_SUBJECTS } from './matters/matter-in.ts';

const SUBJECTS = new Map<string, SafeSubject>(Object.entries({ ...CONTENTS_SUBJECTS, ...MATTER_SUBJECTS }));

/** What the safe sentence of a hand-off speaks of; `message` for every reason that is not in what the buyer sent. */
export function subjectOf(reason: string): SafeSubject {
  return SUBJECTS.get(reason) ?? 'message';
}
