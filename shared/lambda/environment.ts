import { AppError } from '../errors/app-error.ts';

/** Turns a variable's text into its value, or throws an Error that says what would be right. */
export type Parser<T> = (text: string) => T;

/**
 * Reads the variables a function needs and throws one `environment-invalid` that names every missing or wrong one.
 * Values never appear in the message: some of them are secrets.
 */
export function readEnvironment<S extends Record<string, Parser<unknown>>>(
  parsers: S,
  environment: Record<string, string | undefined> = process.env,
): { [K in keyof S]: ReturnType<S[K]> } {
  const problems: string[] = [];
  const entries = Object.entries(parsers).map(([name, parse]) => {
    const value = environment[name];
    if (value === undefined || value === '') {
      problems.push(`${name} is missing`);
      return [name, undefined];
    }
    try {
      return [name, parse(value)];
    } catch (error) {
      problems.push(`${name} ${error instanceof Error ? error.message : 'is wrong'}`);
      return [name, undefined];
    }
  });
  if (problems.length > 0) {
    throw new AppError('invalid', { code: 'environment-invalid', message: `environment: ${problems.join('; ')}` });
  }
  return Object.fromEntries(entries);
}

export const text: Parser<string> = (value) => value;

export const url: Parser<string> = (value) => {
  if (!URL.canParse(value)) throw new Error('must be a URL');
  return value.replace(/\/+$/, '');
};

export const positiveInteger: Parser<number> = (value) => {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number <= 0) throw new Error('must be a positive whole number');
  return number;
};

/** JSON checked by a schema; `expected` completes the sentence "must be …". */
export function json<T>(schema: { parse(value: unknown): T }, expected: string): Parser<T> {
  return (value) => {
    try {
      return schema.parse(JSON.parse(value));
    } catch {
      throw new Error(`must be ${expected}`);
    }
  };
}
