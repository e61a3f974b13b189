import { ApiProblem } from '../../../shared/api/client.ts';
import { problemText } from '../../parts/problem-texts.ts';
import type { ScenarioForm } from './scenario-form-state.ts';
import { problemAt, type ScenarioProblem } from './scenario-problems.ts';

/** Shows a refusal of the API at the fields it names, and otherwise above the buttons. What was typed stays. */
export function showRefusal(form: ScenarioForm, error: unknown, wordsOf: (problem: ScenarioProblem) => string): void {
  const named = error instanceof ApiProblem ? error.errors.filter((each) => each.in === 'body') : [];
  for (const { field } of named) {
    const [name, problem] = problemAt(field.split('.'), { code: 'custom', values: form.getValues() });
    // Its names are those of the form's own fields.
    if (name !== 'root') form.setError(name as 'name', { message: wordsOf(problem) });
  }
  form.setError('root', { message: problemText(error) });
}
