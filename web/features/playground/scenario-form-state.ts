import { useMemo } from 'react';
import { type FieldErrors, type Resolver, type UseFormReturn, useForm } from 'react-hook-form';
import { useFormats } from '../../language/formats.ts';
import { type ScenarioProblem, scenarioProblems } from './scenario-problems.ts';
import { type ScenarioTexts, useScenarioTexts } from './scenario-texts.ts';
import type { ScenarioValues } from './scenario-values.ts';
import { usePlaygroundTexts } from './texts.ts';

export type ScenarioForm = UseFormReturn<ScenarioValues>;

/** The form of a scenario, checked by the rules of the API as one types, in our words. */
export function useScenarioForm(begun: ScenarioValues): ScenarioForm {
  const { timeZone } = useFormats();
  const wordsOf = useProblemWords();
  const resolver = useMemo(
    (): Resolver<ScenarioValues> => (values) => {
      const problems = scenarioProblems(values, timeZone);
      if (problems.size === 0) return { values, errors: {} };
      const errors: FieldErrors<ScenarioValues> = {};
      for (const [field, problem] of problems)
        put(errors, field.split('.'), { type: problem, message: wordsOf(problem) });
      return { values: {}, errors };
    },
    [timeZone, wordsOf],
  );
  return useForm<ScenarioValues>({ defaultValues: begun, resolver, mode: 'onTouched' });
}

/** What a problem is called. Those of the listing are told where a listing is chosen for a talk, too. */
export function useProblemWords(): (problem: ScenarioProblem) => string {
  const t = useScenarioTexts();
  const shared = usePlaygroundTexts();
  return useMemo(
    () => (problem) => {
      const own = `problem.${problem}` as Parameters<ScenarioTexts['has']>[0];
      return t.has(own) ? t(own as 'problem.other') : shared(`problem.${problem}` as 'problem.titleMissing');
    },
    [t, shared],
  );
}

function put(target: object, [first = '', ...rest]: string[], error: object): void {
  const within = target as Record<string, object>;
  if (rest.length === 0) {
    within[first] = error;
    return;
  }
  const next = within[first] ?? (/^\d+$/.test(rest[0] ?? '') ? [] : {});
  within[first] = next;
  put(next, rest, error);
}
