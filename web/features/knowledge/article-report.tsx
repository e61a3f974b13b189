import { Notice } from '../../ui/notice.tsx';
import type { ImportReport } from './article-import.ts';
import { useArticleTexts } from './article-texts.ts';
import { ProblemList } from './problem-list.tsx';

/** What will become of a file, or what has: in numbers, and each thing that is wrong by its line. */
export function ArticleReport({ report, isDone }: { report: ImportReport; isDone: boolean }) {
  const t = useArticleTexts();
  const { created, updated, unchanged, problems, problemCount } = report;
  const told = [
    ...(created > 0 ? [t(isDone ? 'createdDone' : 'created', { count: created })] : []),
    ...(updated > 0 ? [t(isDone ? 'updatedDone' : 'updated', { count: updated })] : []),
    ...(unchanged > 0 ? [t('unchanged', { count: unchanged })] : []),
  ];
  return (
    <div className="flex flex-col gap-3">
      <Notice tone={isDone ? 'success' : 'info'} title={t(isDone ? 'outcome' : 'preview')} isNews>
        {told.length === 0 ? t('nothingToDo') : told.join(', ')}
      </Notice>
      {problemCount > 0 && (
        <div>
          <h3 className="text-sm font-medium">{t('problems', { count: problemCount })}</h3>
          {problemCount > problems.length && (
            <p className="text-sm text-ink-soft">{t('firstProblems', { count: problems.length })}</p>
          )}
          <ProblemList problems={problems} />
        </div>
      )}
    </div>
  );
}
