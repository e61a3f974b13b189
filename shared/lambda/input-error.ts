import type * as z from 'zod';
import { AppError } from '../errors/app-error.ts';

export interface WrongField {
  /** Where it was given: `body`, `query`, `path`, `header`, or for an import `line 7`. */
  in: string;
  field: string;
  message: string;
}

const LONGEST_NAME = 100;
const MOST_FIELDS = 50;

/** Input that is wrong in one or several fields. It names them and never repeats what was given. */
export class InputError extends AppError {
  readonly fields: WrongField[];

  constructor(fields: WrongField[], code = 'input-invalid') {
    super('invalid', { code, message: `${fields.length} field(s) are wrong` });
    this.fields = fields.slice(0, MOST_FIELDS);
  }
}

export function inputErrorOf(place: WrongField['in'], error: z.ZodError): InputError {
  return new InputError(
    error.issues.map((issue) => ({
      in: place,
      field: shorten(issue.path.map(String).join('.')),
      message: shorten(issue.message),
    })),
  );
}

/** Names of unknown fields come from outside and may be of any length. */
function shorten(text: string): string {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
}
