import type { SafeSubject } from '../../ai/safe-sentences.ts';
import { holdsAny, sentencesOf } from '../phrases.ts';
import { CALL_WANTED } from './call-wanted.ts';
import { COMPLAINT } from './complaint.ts';
import { INSULT } from './insult.ts';
import { LEGAL_THREAT } from './legal-threat.ts';
import type { Matter } from './matter.ts';
import { PERSON_WANTED } from './person-wanted.ts';
import { RETURN_WANTED } from './return-wanted.ts';

/** What the buyer is told about a matter that only a person can settle. */
export const MATTER_SUBJECTS = {
  'legal-threat': 'grievance',
  'return-wanted': 'request',
  complaint: 'apology',
  insult: 'grievance',
  'call-wanted': 'callback',
  'person-wanted': 'request',
} as const satisfies Record<string, SafeSubject>;

export type MatterReason = keyof typeof MATTER_SUBJECTS;

/** What weighs more comes first. */
const MATTERS: [MatterReason, Matter[]][] = [
  ['legal-threat', LEGAL_THREAT],
  ['return-wanted', RETURN_WANTED],
  ['complaint', COMPLAINT],
  ['insult', INSULT],
  ['call-wanted', CALL_WANTED],
  ['person-wanted', PERSON_WANTED],
];

/** The matter for a person in the buyer's words, or `undefined`. What is unclear is left to the model, which may ask for one too. */
export function matterIn(texts: readonly string[]): MatterReason | undefined {
  const sentences = texts.flatMap(sentencesOf);
  const isIn = ({ needs, unless = [] }: Matter) => {
    const telling = sentences.filter((words) => !holdsAny(words, unless));
    return needs.every((phrases) => telling.some((words) => holdsAny(words, phrases)));
  };
  return MATTERS.find(([, matters]) => matters.some(isIn))?.[0];
}
