import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { useSellerId } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { FileButton } from './file-button.tsx';
import { useImportTexts } from './import-texts.ts';
import { ProgressBar } from './progress-bar.tsx';
import { putFile, UploadFailure } from './put-file.ts';
import { uploadProblem } from './upload-problem.ts';

/** A file of this device: it goes to the file store, and then its import begins. */
export function UploadSource() {
  const t = useImportTexts();
  const { running, problem, start, cancel } = useUpload();
  return (
    <div className="flex flex-col gap-3">
      {problem !== undefined && (
        <Notice tone="danger" isNews>
          {problem}
        </Notice>
      )}
      {running === undefined ? (
        <div>
          <FileButton
            accept=".xml,.csv,.tsv,.txt,.gz,text/xml,application/xml,text/csv"
            onChoose={(file) => void start(file)}
          >
            {t('chooseFile')}
          </FileButton>
        </div>
      ) : (
        <div className="flex flex-col gap-2" role="status">
          <p className="words text-sm">{t('uploading', { name: running.name })}</p>
          <ProgressBar label={t('uploading', { name: running.name })} share={running.share} />
          <Button size="small" className="self-start" onClick={cancel}>
            {t('cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}

function useUpload() {
  const t = useImportTexts();
  const sellerId = useSellerId();
  const queries = useQueryClient();
  const [running, setRunning] = useState<{ name: string; share: number }>();
  const [problem, setProblem] = useState<string>();
  const canceller = useRef<AbortController>(undefined);
  // Going to another page leaves it running; only closing the window would break it off.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => running !== undefined });

  const bring = async (file: File, signal: AbortSignal) => {
    const { job, upload } = await api.importListings({
      params: { sellerId },
      body: { source: 'upload', sizeBytes: file.size },
      signal,
    });
    if (upload === undefined) throw new UploadFailure('refused');
    await putFile(file, upload, { signal, onProgress: (share) => setRunning({ name: file.name, share }) });
    await api.startUploadedImport({ params: { sellerId, jobId: job.jobId } });
  };
  const start = async (file: File) => {
    const wrong = uploadProblem(file);
    setProblem(wrong === undefined ? undefined : t(`fileProblem.${wrong}`));
    if (wrong !== undefined) return;
    canceller.current = new AbortController();
    const { signal } = canceller.current;
    setRunning({ name: file.name, share: 0 });
    try {
      await bring(file, signal);
      tellDone(t('started'));
    } catch (error) {
      if (!signal.aborted) {
        setProblem(error instanceof UploadFailure ? t(`fileProblem.${error.reason}`) : problemText(error));
      }
    } finally {
      setRunning(undefined);
      void queries.invalidateQueries({ queryKey: ['listJobs'] });
    }
  };
  return { running, problem, start, cancel: () => canceller.current?.abort() };
}
