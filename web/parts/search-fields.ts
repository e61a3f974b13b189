import * as z from 'zod/mini';

/** What an address says, read kindly: a value that makes no sense is as if it were not there. */
export function kindly<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.optional(schema), undefined);
}

export const words = kindly(z.string().check(z.maxLength(100)));
export const day = kindly(z.iso.date());
