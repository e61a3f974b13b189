import { ANSWERING } from './answering.ts';
import { EXAMPLES } from './examples.ts';
import { FIELDS } from './fields.ts';
import { HANDING_OFF } from './handing-off.ts';
import { INPUT } from './input.ts';
import { ROLE } from './role.ts';

/** Kept with each reply's record in the evaluation: change it whenever a part below, the guidance or a trade's hints change. */
export const CONSULTANT_VERSION = 'consultant-5';

/**
 * The system instruction. It holds nothing secret and nothing of one seller, chat or hour: Gemini bills a prefix that it has just
 * seen at a fraction, so all sellers' prompts begin alike, and what differs comes in the last turn (see guidance.ts).
 */
export const CONSULTANT_INSTRUCTION = [ROLE, INPUT, ANSWERING, EXAMPLES, HANDING_OFF, FIELDS].join('\n\n');
