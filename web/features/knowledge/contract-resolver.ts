import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type * as z from 'zod';
import { fieldProblems } from '../../parts/field-problem.ts';
import { fieldProblemText, type useFieldProblemTexts } from '../../parts/field-problem-texts.ts';

/** Checks a form by the contract's own schema, in our words. What is wrong within a list is shown at the list. */
export function contractResolver<Values extends FieldValues>(
  schema: z.ZodType,
  t: ReturnType<typeof useFieldProblemTexts>,
): Resolver<Values> {
  return (values) => {
    const errors: Record<string, { type: string; message: string }> = {};
    for (const [path, problem] of fieldProblems(schema, values)) {
      const [field = path] = path.split('.');
      errors[field] ??= { type: problem.kind, message: fieldProblemText(problem, t) };
    }
    if (Object.keys(errors).length === 0) return { values, errors: {} };
    return { values: {}, errors: errors as FieldErrors<Values> };
  };
}
