import type { Deployment } from '../connect-deployment.ts';

/** What the doctor looks at, and the time by which he does. */
export interface Patient extends Deployment {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}
