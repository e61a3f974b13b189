import { isAppError } from '../../errors/app-error.ts';

/** One line of the doctor: all is well, or what to do. Never holds a secret. */
export interface Finding {
  /** What was looked at: `queue inbound`. */
  subject: string;
  isOk: boolean;
  text: string;
}

export function ok(subject: string, text: string): Finding {
  return { subject, isOk: true, text };
}

export function toDo(subject: string, text: string): Finding {
  return { subject, isOk: false, text };
}

/** The code or the name of an error. Its message may quote what nobody should read. */
export function reasonOf(error: unknown): string {
  if (isAppError(error)) return error.code;
  return error instanceof Error ? error.name : 'unknown error';
}

/** What a check found; a check that could not be made is something to do. */
export async function findingsOf(subject: string, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [notChecked(subject, error)];
  }
}

export function notChecked(subject: string, error: unknown): Finding {
  const reason = reasonOf(error);
  return toDo(subject, reason === 'environment-invalid' ? 'not checked: see configuration' : `not checked: ${reason}`);
}
