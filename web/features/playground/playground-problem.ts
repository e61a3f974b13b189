import { isProblem, problemText } from '../../parts/problem-texts.ts';
import { playgroundTexts } from './texts.ts';

/** Why a check did not work, where it is more than what problems say everywhere. `anHour`: how many there may be. */
export function playgroundProblem(error: unknown, anHour: number): string {
  const t = playgroundTexts();
  if (isProblem(error, 'too-many-attempts')) return t('failure.tooMany', { count: anHour });
  if (isProblem(error, 'daily-ceiling-reached')) return t('failure.ceiling');
  if (isProblem(error, 'listing-unknown')) return t('failure.listingGone');
  if (isProblem(error, 'settings-changed')) return t('failure.settingsChanged');
  if (isProblem(error, 'run-unknown')) return t('failure.runGone');
  if (isProblem(error, 'scenario-unknown')) return t('failure.scenarioGone');
  return problemText(error);
}

/** What the API allows a seller: of single tries, and of replayed turns and scenarios together. */
export const TRIES_AN_HOUR = 60;
export const REHEARSALS_AN_HOUR = 400;
