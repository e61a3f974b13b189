import { scenariosRoutes } from '../../../shared/api/scenarios-routes.ts';
import { bodyOf, type ScenarioValues } from './scenario-values.ts';
import { type SubjectProblem, subjectProblems } from './subject.ts';

export type ScenarioProblem =
  | SubjectProblem
  | 'nameMissing'
  | 'nameWrong'
  | 'messageMissing'
  | 'messageLong'
  | 'messageWrong'
  | 'messagesMany'
  | 'lastIsBuyers'
  | 'amountsWrong'
  | 'saysWrong'
  | 'saysMany'
  | 'saysNotWrong'
  | 'charactersWrong'
  | 'other';

/** A field of the form, as it is called there: `messages.2.text`. */
export type ProblemField = string;

/** What is wrong with what the form holds, by its fields, as the API would see it. */
export function scenarioProblems(values: ScenarioValues, timeZone: string): Map<ProblemField, ScenarioProblem> {
  const problems = new Map<ProblemField, ScenarioProblem>();
  for (const [field, problem] of Object.entries(subjectProblems(values.subject))) {
    problems.set(`subject.${field}`, problem);
  }
  const parsed = scenariosRoutes.createScenario.body.safeParse(bodyOf(values, timeZone));
  for (const { path, code } of parsed.error?.issues ?? []) {
    const [field, problem] = problemAt(path.map(String), { code, values });
    if (!problems.has(field)) problems.set(field, problem);
  }
  return problems;
}

interface Found {
  code: string;
  values: ScenarioValues;
}

/** A part of what is sent, by the field of the form it comes from, and what must be wrong with it. */
export function problemAt(path: string[], found: Found): [ProblemField, ScenarioProblem] {
  const [first, second] = path;
  if (first === 'name') return ['name', found.values.name.trim() === '' ? 'nameMissing' : 'nameWrong'];
  if (first === 'messages') return messageField(second, found);
  if (first === 'terms') return [second === 'agreedPrice' ? 'agreedPrice' : 'offers', 'amountsWrong'];
  if (first === 'expect') return expectField(path.slice(1), found);
  return first === 'listing' ? [`subject.${second ?? 'title'}`, 'controlCharacters'] : ['root', 'other'];
}

function messageField(index: string | undefined, { code, values }: Found): [ProblemField, ScenarioProblem] {
  if (index === undefined) {
    const last = `messages.${values.messages.length - 1}.text`;
    return [last, code === 'too_big' ? 'messagesMany' : 'lastIsBuyers'];
  }
  const isEmpty = values.messages[Number(index)]?.text.trim() === '';
  const problem = isEmpty ? 'messageMissing' : code === 'too_big' ? 'messageLong' : 'messageWrong';
  return [`messages.${index}.text`, problem];
}

function expectField([field, index]: string[], { values }: Found): [ProblemField, ScenarioProblem] {
  if (field === 'saysNot') return ['saysNot', 'saysNotWrong'];
  if (field === 'maxCharacters') return ['maxCharacters', 'charactersWrong'];
  if (field !== 'says') return ['root', 'other'];
  if (index === undefined) return [`says.${values.says.length - 1}.spellings`, 'saysMany'];
  return [`says.${placeOf(Number(index), values)}.spellings`, 'saysWrong'];
}

/** Empty ones are left out of what is sent. */
function placeOf(index: number, { says }: ScenarioValues): number {
  const filled = says.flatMap(({ spellings }, place) => (spellings.trim() === '' ? [] : [place]));
  return filled[index] ?? index;
}
