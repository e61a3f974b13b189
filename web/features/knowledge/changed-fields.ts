/** What of the values differs from what they began with; lists are compared by what is in them. */
export function changedFields<Values extends object>(values: Values, before: Values): Partial<Values> {
  const changed = Object.entries(values).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Values]),
  );
  // Names and values are those of `values`.
  return Object.fromEntries(changed) as Partial<Values>;
}
