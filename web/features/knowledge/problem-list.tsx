import { useLanguage } from '../../language/language.ts';
import { useImportTexts } from './import-texts.ts';
import { fieldWords, problemWords } from './problem-words.ts';

interface ImportProblem {
  line?: number | undefined;
  ad?: string | undefined;
  field?: string | undefined;
  message: string;
}

/** What an import could not take in, each with its place in the file. */
export function ProblemList({ problems }: { problems: ImportProblem[] }) {
  const t = useImportTexts();
  // The words below come of functions, which follow the language only when this is drawn anew.
  useLanguage();
  return (
    <ul className="mt-1.5 divide-y rounded-lg border text-sm">
      {problems.map(({ line, ad, field, message }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move, and may be alike
        <li key={place} className="px-3 py-2 sm:grid sm:grid-cols-[7rem_minmax(0,1fr)] sm:gap-3">
          <span className="block text-ink-soft tabular-nums">
            {line === undefined ? '' : t('line', { line: String(line) })}
          </span>
          <span className="words block">
            {ad !== undefined && <span className="text-ink-soft">{t('ad', { ad })} · </span>}
            {field !== undefined && <span className="font-medium">{fieldWords(field)}: </span>}
            {problemWords(message)}
          </span>
        </li>
      ))}
    </ul>
  );
}
