import * as z from 'zod/mini';
import { kindly } from '../../parts/search-fields.ts';
import { stepNames } from './steps.ts';

/** Which step is open; without it the first that is left to do. */
export const firstStepsSearch = z.object({ step: kindly(z.enum(stepNames)) });
