/** Reads a value of an address kindly: one that makes no sense is as if it were not there. */
type Field<T> = (value: unknown) => T | undefined;
type SearchOf<Fields> = { [Name in keyof Fields]?: Fields[Name] extends Field<infer T> ? T | undefined : never };

/** What a page's address may say, by these fields; everything else in it is left out. Small, since every page brings it. */
export function searchOf<const Fields extends Record<string, Field<unknown>>>(fields: Fields) {
  return (search: Record<string, unknown>): SearchOf<Fields> => {
    const read = Object.entries(fields).map(([name, field]): [string, unknown] => [name, field(search[name])]);
    // Names and types are those of the fields; `fromEntries` forgets them.
    return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as SearchOf<Fields>;
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Field<T> {
  return (value) => values.find((each) => each === value);
}

/** Where an address is typed by hand, digits arrive as a number. */
export function textLike(pattern: RegExp): Field<string> {
  return (value) => {
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && pattern.test(text) ? text : undefined;
  };
}

export const words = textLike(/^.{1,100}$/su);
/** `2026-11-27`, and a day that exists. */
export const day: Field<string> = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
