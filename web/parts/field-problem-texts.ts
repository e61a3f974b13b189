import { createTexts } from '../language/create-texts.ts';
import type { FieldProblem } from './field-problem.ts';

export const { useTexts: useFieldProblemTexts } = createTexts({
  ru: {
    required: 'Заполните это поле',
    number: 'Введите число',
    whole: 'Введите целое число',
    address: 'Это не похоже на адрес сайта',
    wrong: 'Так не получится: проверьте, что введено',
    tooLong: 'Не длиннее {limit, plural, one {# знака} other {# знаков}}',
    tooShort: 'Не короче {limit, plural, one {# знака} other {# знаков}}',
    tooMany: 'Не больше {limit, number}',
    most: 'Не больше {limit, number}',
    least: 'Не меньше {limit, number}',
  },
  en: {
    required: 'Fill this in',
    number: 'Enter a number',
    whole: 'Enter a whole number',
    address: 'This does not look like an address',
    wrong: 'This will not do: check what you entered',
    tooLong: 'At most {limit, plural, one {# character} other {# characters}}',
    tooShort: 'At least {limit, plural, one {# character} other {# characters}}',
    tooMany: 'At most {limit, number}',
    most: 'At most {limit, number}',
    least: 'At least {limit, number}',
  },
});

export function fieldProblemText(problem: FieldProblem, t: ReturnType<typeof useFieldProblemTexts>): string {
  return 'limit' in problem ? t(problem.kind, { limit: problem.limit }) : t(problem.kind);
}
