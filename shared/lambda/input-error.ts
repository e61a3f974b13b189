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

  constructor(fields: WrongField[], code = 'input-invalid', message = `${fields.length} field(s) are wrong`) {
    super('invalid', { code, message });
    this.fields = fields.slice(0, MOST_FIELDS);
  }
}

/** One entry for each wrong field; an unknown field is wrong too. */
export function inputErrorOf(place: WrongField['in'], error: z.ZodError): InputError {
  return new InputError(
    error.issues.flatMap((issue) => {
      const path = issue.path.map(String);
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => wrongField(place, [...path, key], 'is not known'))
        : [wrongField(place, path, issue.message)];
    }),
  );
}

function wrongField(place: WrongField['in'], path: string[], message: string): WrongField {
  return { in: place, field: shorten(path.join('.')), message: shorten(message) };
}

/** Names of unknown fields come from outside and may be of any length. */
function shorten(text: string): string {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
}
