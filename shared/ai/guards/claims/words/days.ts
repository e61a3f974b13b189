/** The concepts of days: what holds on one of them need not hold on another. */
export const DAYS: ReadonlySet<string> = new Set(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'workday', 'weekend'].map(
    (day) => `@${day}`,
  ),
);
