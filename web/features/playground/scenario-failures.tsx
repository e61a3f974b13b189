import { CircleX } from 'lucide-react';
import { useLanguage } from '../../language/language.ts';
import { languageName } from './language-name.ts';
import { type ReadFailure, readFailure, type ScenarioResult } from './scenario-failure.ts';
import { type ScenarioTexts, useScenarioTexts } from './scenario-texts.ts';

/** What a scenario failed on, in words. */
export function ScenarioFailures({ failures }: Pick<ScenarioResult, 'failures'>) {
  const t = useScenarioTexts();
  const language = useLanguage();
  return (
    <ul className="flex flex-col gap-1">
      {failures.map((failure) => (
        <li key={`${failure.check} ${failure.detail}`} className="flex items-start gap-2 text-sm">
          <CircleX className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />
          <span className="words">{failureText(readFailure(failure), { t, language })}</span>
        </li>
      ))}
    </ul>
  );
}

function failureText(
  { check, words, expected, found }: ReadFailure,
  { t, language }: { t: ScenarioTexts; language: string },
): string {
  const quoted = words.map((each) => `«${each}»`).join(t('failure.or'));
  if (check === 'outcome') return found === 'reply' ? t('failure.outcomeReply') : t('failure.outcomeHandOff');
  if (check === 'says' || check === 'says-not') return t(`failure.${check}`, { words: quoted || expected });
  if (check === 'amounts') return t('failure.amounts', { found });
  if (check === 'language') return t('failure.language', { language: languageName(expected, language) });
  if (check === 'length') return t('failure.length', { found, expected });
  return t(`failure.${check}`);
}
