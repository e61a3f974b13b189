import { oneOf, searchOf } from '../../parts/search-fields.ts';
import { stepNames } from './steps.ts';

/** Which step is open; without it the first that is left to do. */
export const firstStepsSearch = searchOf({ step: oneOf(stepNames) });
