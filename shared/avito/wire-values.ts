import * as z from 'zod';

// Avito's values as they really come: ids as numbers or strings, optional fields of any type, lists as null (Go's nil slice).
// Where a wrong optional field would lose a message, the field is dropped instead.

/** An id, always a string inside (avito-api 5, pitfall 7). A number beyond 2^53 has lost digits in JSON.parse already, so it is no id. */
export const id = z.union([z.string().min(1), z.int().nonnegative().transform(String)]);

/** An id that may be missing; 0 stands for "none" in author_id and item_id (avito-api 2.2 and 2.4 LIVE-1, 5 pitfall 7). */
export const optionalId = id
  .optional()
  .catch(undefined)
  .transform((value) => (value === '0' ? undefined : value));

export const optionalText = z.string().optional().catch(undefined);

export const optionalBoolean = z.boolean().optional().catch(undefined);

export const optionalNumber = z.number().optional().catch(undefined);

/** Unix seconds; zero and below mean unknown. */
export const optionalSeconds = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number),
  ])
  .pipe(z.number().positive())
  .optional()
  .catch(undefined);

/** A list that keeps the entries that parse: one broken entry must not hide the others. */
export function listOf<T extends z.ZodType>(entry: T) {
  return z
    .array(z.unknown())
    .nullable()
    .transform((entries) =>
      (entries ?? []).flatMap((candidate) => {
        const parsed = entry.safeParse(candidate);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}
