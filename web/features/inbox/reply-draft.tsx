import { FilePen } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type DraftDesk, isEdited, replaced, typed } from './chat-draft.ts';
import type { Reply } from './chat-stream-items.ts';
import { useChatTexts } from './chat-texts.ts';
import { useKeptKey } from './chat-where.ts';
import { ComposerText } from './composer-text.tsx';
import { addWords } from './composer-words.ts';
import type { DraftProblem, useDraftActions } from './reply-draft-actions.ts';
import { ReplyReasons } from './reply-reasons.tsx';

/** Avito's own limit. */
const MOST = 1_000;

interface ReplyDraftProps {
  desk: DraftDesk;
  reply: Reply | undefined;
  put(desk: DraftDesk | undefined): void;
  actions: ReturnType<typeof useDraftActions>;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What the bot would say, to be sent, mended or dropped by a person. */
export function ReplyDraft({ desk, reply, put, actions, field }: ReplyDraftProps) {
  const t = useChatTexts();
  const { busy, problem, approve, dismiss, forget } = actions;
  const length = desk.text.trim().length;
  const isOvertaken = desk.isGone === true || problem?.kind === 'overtaken';
  const isSendable = length > 0 && length <= MOST && !isOvertaken;
  return (
    <section
      aria-label={t('draft.title')}
      className="max-h-[55%] shrink-0 overflow-y-auto border-t bg-info-soft px-3 py-2.5 md:px-5"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-2">
        <h3 className="flex items-center gap-2 text-sm font-semibold">
          <FilePen className="size-4 shrink-0 text-info" aria-hidden />
          <span className="flex-1">{t('draft.title')}</span>
          <span className="text-xs font-normal text-ink-soft max-lg:hidden">{t('draft.hint')}</span>
        </h3>
        <ComposerText
          ref={field}
          aria-label={t('draft.label')}
          value={desk.text}
          maxRows={8}
          onChange={(event) => put(typed(desk, event.currentTarget.value))}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isSendable) void approve(desk);
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        {length > MOST && <p className="text-sm text-danger">{t('draft.tooLong', { count: String(length) })}</p>}
        <DraftNews desk={desk} put={put} problem={problem} isSending={reply?.state === 'sending'} />
        {isOvertaken ? (
          <GoneActions
            text={desk.text}
            onDrop={() => {
              forget();
              put(replaced(desk));
            }}
          />
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            <Button
              variant="primary"
              disabled={!isSendable || busy === 'dismiss'}
              isBusy={busy === 'approve'}
              onClick={() => void approve(desk)}
            >
              {isEdited(desk) ? t('draft.sendEdited') : t('draft.send')}
            </Button>
            <Button disabled={busy === 'approve'} isBusy={busy === 'dismiss'} onClick={() => void dismiss(desk)}>
              {t('draft.dismiss')}
            </Button>
            {isEdited(desk) && (
              <Button variant="quiet" onClick={() => put(typed(desk, desk.original))}>
                {t('draft.reset')}
              </Button>
            )}
          </div>
        )}
        {reply !== undefined && <ReplyReasons reply={reply} />}
      </div>
    </section>
  );
}

interface DraftNewsProps {
  desk: DraftDesk;
  put(desk: DraftDesk | undefined): void;
  problem: DraftProblem | undefined;
  isSending: boolean;
}

function DraftNews({ desk, put, problem, isSending }: DraftNewsProps) {
  const t = useChatTexts();
  if (problem?.kind === 'failed') {
    const isSend = problem.during === 'approve';
    return (
      <Notice tone="danger" title={isSend ? t('draft.failed') : t('draft.dismissFailed')} isNews>
        {problem.text} {isSend && t('delivery.safe')}
      </Notice>
    );
  }
  if (problem?.kind === 'overtaken' || desk.isGone === true) {
    const fate = problem?.kind === 'overtaken' ? problem.fate : 'outdated';
    return (
      <Notice tone="warning" title={t('draft.gone')} isNews>
        {t(`draft.goneBy.${fate}`)} {isEdited(desk) && t('draft.goneAbout')}
      </Notice>
    );
  }
  if (desk.newer !== undefined) {
    return (
      <Notice
        tone="info"
        title={t('draft.newer')}
        isNews
        action={
          <Button size="small" onClick={() => put(replaced(desk))}>
            {t('draft.newerTake')}
          </Button>
        }
      >
        {t('draft.newerAbout')}
      </Notice>
    );
  }
  return isSending ? <Notice tone="warning">{t('draft.sending')}</Notice> : null;
}

function GoneActions({ text, onDrop }: { text: string; onDrop(): void }) {
  const t = useChatTexts();
  const key = useKeptKey();
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        onClick={() => {
          addWords(key, text);
          onDrop();
        }}
      >
        {t('draft.toComposer')}
      </Button>
      <Button variant="quiet" onClick={onDrop}>
        {t('draft.drop')}
      </Button>
    </div>
  );
}
