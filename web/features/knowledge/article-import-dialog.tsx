import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useSellerId } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { type ArticleFile, type ArticleFileProblem, readArticleFile } from './article-file.ts';
import { type ImportReport, importParts } from './article-import.ts';
import { articleParts } from './article-parts.ts';
import { ArticleReport } from './article-report.tsx';
import { useArticleTexts } from './article-texts.ts';
import { FileButton } from './file-button.tsx';
import { refusalWords } from './problem-words.ts';
import { ProgressBar } from './progress-bar.tsx';

type Mode = 'add' | 'replace-same-title';
type Read = Extract<ArticleFile, { text: string }> & { name: string };

type Stage =
  | { kind: 'choosing'; problem?: ArticleFileProblem | 'unreadable' }
  | { kind: 'working'; isDryRun: boolean; file: Read; part: number; count: number }
  | { kind: 'checked' | 'done'; file: Read; report: ImportReport }
  | { kind: 'failed'; isDryRun: boolean; file: Read; problem: string };

const modes = ['add', 'replace-same-title'] as const;

/** Reads a file, shows what would become of it, and brings it in when that is wanted. */
export function ArticleImportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useArticleTexts();
  const { stage, mode, choose, run, restart } = useImport();
  const close = () => {
    if (stage.kind !== 'working') restart();
    onClose();
  };
  const remode = (next: Mode) => 'file' in stage && void run(stage.file, next, true);
  return (
    <Dialog title={t('importTitle')} about={t('importAbout')} isOpen={isOpen} onClose={close}>
      <div className="flex flex-col gap-4">
        {stage.kind === 'choosing' && stage.problem !== undefined && (
          <Notice tone="danger" isNews>
            {t(`fileProblem.${stage.problem}`)}
          </Notice>
        )}
        {'file' in stage && <p className="words text-sm font-medium">{stage.file.name}</p>}
        {stage.kind === 'working' && <Working stage={stage} />}
        {stage.kind === 'failed' && (
          <Notice tone="danger" title={t(stage.isDryRun ? 'checkFailed' : 'importFailed')} isNews>
            {stage.problem}
          </Notice>
        )}
        {stage.kind === 'checked' && (
          <div className="flex flex-col gap-1.5">
            <p className="text-sm font-medium">{t('sameTitle')}</p>
            <RadioCards
              legend={t('sameTitle')}
              className="sm:grid-cols-2"
              value={mode}
              onChoose={remode}
              cards={modes.map((value) => ({ value, title: t(`mode.${value}`) }))}
            />
          </div>
        )}
        {(stage.kind === 'checked' || stage.kind === 'done') && (
          <ArticleReport report={stage.report} isDone={stage.kind === 'done'} />
        )}
        <div className="sticky bottom-0 -mx-5 -mb-5 flex flex-wrap justify-end gap-2 bg-raised px-5 pt-3 pb-5">
          {stage.kind !== 'working' && stage.kind !== 'done' && (
            <FileButton
              accept=".csv,.tsv,.txt,.md,.markdown,text/csv,text/markdown,text/plain"
              isPrimary={stage.kind === 'choosing'}
              onChoose={(file) => void choose(file)}
            >
              {stage.kind === 'choosing' ? t('chooseFile') : t('otherFile')}
            </FileButton>
          )}
          {(stage.kind === 'checked' || (stage.kind === 'failed' && !stage.isDryRun)) && (
            <Button
              variant="primary"
              disabled={stage.kind === 'checked' && stage.report.created + stage.report.updated === 0}
              onClick={() => void run(stage.file, mode, false)}
            >
              {t('run')}
            </Button>
          )}
          {stage.kind === 'done' && (
            <Button variant="primary" onClick={close}>
              {t('close')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Working({ stage: { isDryRun, part, count } }: { stage: Extract<Stage, { kind: 'working' }> }) {
  const t = useArticleTexts();
  const label = t(isDryRun ? 'checking' : 'bringing');
  return (
    <div role="status" className="flex flex-col gap-2 text-sm">
      <p>
        {label} {count > 1 && <span className="text-ink-soft">{t('part', { number: part, count })}</span>}
      </p>
      <ProgressBar label={label} share={count > 1 ? (part - 1) / count : undefined} />
    </div>
  );
}

function useImport() {
  const sellerId = useSellerId();
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' });
  const [mode, setMode] = useState<Mode>('add');
  const run = async (file: Read, wanted: Mode, isDryRun: boolean) => {
    setMode(wanted);
    const parts = articleParts(file.format, file.text);
    const count = parts.parts.length;
    setStage({ kind: 'working', isDryRun, file, part: 1, count });
    try {
      const bring = (text: string) =>
        api.importArticles({ params: { sellerId }, body: { format: file.format, text, mode: wanted, isDryRun } });
      const report = await importParts(parts, bring, (part) =>
        setStage({ kind: 'working', isDryRun, file, part, count }),
      );
      setStage({ kind: isDryRun ? 'checked' : 'done', file, report });
    } catch (error) {
      setStage({ kind: 'failed', isDryRun, file, problem: refusalWords(error) });
    }
    if (!isDryRun) void queries.invalidateQueries({ queryKey: ['listArticles'] });
  };
  const choose = async (chosen: File) => {
    const bytes = await chosen.arrayBuffer().catch(() => undefined);
    const file = bytes === undefined ? undefined : readArticleFile(chosen.name, new Uint8Array(bytes));
    if (file === undefined) setStage({ kind: 'choosing', problem: 'unreadable' });
    else if ('problem' in file) setStage({ kind: 'choosing', problem: file.problem });
    else await run({ ...file, name: chosen.name }, mode, true);
  };
  const restart = () => {
    setStage({ kind: 'choosing' });
    setMode('add');
  };
  return { stage, mode, choose, run, restart };
}
