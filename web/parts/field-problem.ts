import type * as z from 'zod';

/** What is wrong with a field, apart from the words for it. */
export type FieldProblem =
  | { kind: 'required' | 'number' | 'whole' | 'address' | 'wrong' }
  | { kind: 'tooLong' | 'tooShort' | 'tooMany' | 'most' | 'least'; limit: number };

/** What the contract's schema objects to, read from what it says to machines: its English is for programmers. */
export function fieldProblemOf(issue: z.core.$ZodIssue): FieldProblem {
  switch (issue.code) {
    case 'too_big':
      return { kind: bigKinds.get(issue.origin) ?? 'most', limit: Number(issue.maximum) };
    case 'too_small':
      if (issue.origin !== 'string') return { kind: 'least', limit: Number(issue.minimum) };
      return issue.minimum === 1 ? { kind: 'required' } : { kind: 'tooShort', limit: Number(issue.minimum) };
    case 'invalid_type':
      if (issue.expected === 'int') return { kind: 'whole' };
      return { kind: issue.expected === 'number' ? 'number' : 'required' };
    case 'invalid_format':
      return { kind: issue.format === 'url' ? 'address' : 'wrong' };
    default:
      return { kind: 'wrong' };
  }
}

const bigKinds = new Map<string, 'tooLong' | 'tooMany'>([
  ['string', 'tooLong'],
  ['array', 'tooMany'],
]);

/** The first problem of each field, by the name the field has in the body: `webhook.url`. */
export function fieldProblems(schema: z.ZodType, body: unknown): Map<string, FieldProblem> {
  const problems = new Map<string, FieldProblem>();
  for (const issue of schema.safeParse(body).error?.issues ?? []) {
    const field = issue.path.map(String).join('.');
    if (!problems.has(field)) problems.set(field, fieldProblemOf(issue));
  }
  return problems;
}
