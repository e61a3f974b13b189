import * as z from 'zod';

/** What a query parameter is before it is read: all its values, in order. */
const values = z.array(z.string());

const last = values.transform((all) => all.at(-1) ?? '');

export const wholeNumber = ({ from, to, otherwise }: { from: number; to: number; otherwise: number }) =>
  last
    .pipe(
      z
        .string()
        .regex(/^-?\d+$/, 'must be a whole number')
        .transform(Number),
    )
    .pipe(z.number().min(from).max(to))
    .default(otherwise);

export const flag = last
  .pipe(z.enum(['true', 'false', '1', '0']))
  .transform((value) => value === 'true' || value === '1')
  .default(false);

/** A list in either way clients write it: `a,b` or the parameter repeated. */
export const list = values.transform((all) => all.flatMap((value) => value.split(',')).filter((value) => value !== ''));
