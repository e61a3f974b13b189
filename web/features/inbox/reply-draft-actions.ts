import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../../shared/api/client.ts';
import { api } from '../../api/client.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { tellDone } from '../../ui/toasts.tsx';
import { repliesQuery } from './chat-data.ts';
import { type DraftDesk, isEdited } from './chat-draft.ts';
import { useChatTexts } from './chat-texts.ts';
import { useChatParams, useKeptKey, useMyId } from './chat-where.ts';
import { addWords } from './composer-words.ts';
import { type Fate, fateOf } from './reply-fate.ts';

type Step = 'approve' | 'dismiss';
export type DraftProblem = { kind: 'overtaken'; fate: Fate } | { kind: 'failed'; during: Step; text: string };

/** Sends or drops a draft. Where somebody was quicker it finds out who, and the words stay on the page. */
export function useDraftActions(put: (desk: DraftDesk | undefined) => void) {
  const t = useChatTexts();
  const params = useChatParams();
  const key = useKeptKey();
  const myId = useMyId();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<Step>();
  const [problem, setProblem] = useState<DraftProblem>();
  const refresh = async () => {
    void queries.invalidateQueries({ queryKey: ['getChat', { params }] });
    void queries.invalidateQueries({ queryKey: ['listChats'] });
    await queries.invalidateQueries({ queryKey: ['listReplies', { params }] });
  };
  const explain = async (error: unknown, during: Step, { replyId }: DraftDesk): Promise<DraftProblem> => {
    await refresh();
    if (!(error instanceof ApiProblem) || !OVERTAKEN.has(error.code))
      return { kind: 'failed', during, text: problemText(error) };
    const known = queries.getQueryData(repliesQuery(params).queryKey)?.pages ?? [];
    const reply = known.flatMap(({ items }) => items).find((one) => one.replyId === replyId);
    // Something else about it changed, such as its rating: it can be tried again.
    const isStillThere = reply?.state === 'draft' && CHANGED.has(error.code);
    if (isStillThere) return { kind: 'failed', during, text: problemText(error) };
    return { kind: 'overtaken', fate: fateOf(reply, myId) };
  };
  const act = async (name: Step, desk: DraftDesk, work: () => Promise<unknown>, done: () => void) => {
    if (busy !== undefined) return;
    setBusy(name);
    setProblem(undefined);
    try {
      await work();
      put(undefined);
      done();
      await refresh();
    } catch (error) {
      setProblem(await explain(error, name, desk));
    } finally {
      setBusy(undefined);
    }
  };
  const { sellerId, chatId } = params;
  const request = ({ replyId, version }: DraftDesk) => ({ params: { sellerId, chatId, replyId }, ifMatch: version });
  return {
    busy,
    problem,
    forget: () => setProblem(undefined),
    approve: (desk: DraftDesk) => {
      const edited = isEdited(desk) ? { body: { text: desk.text.trim() } } : {};
      const work = () => api.approveReply({ ...request(desk), ...edited });
      return act('approve', desk, work, () => tellDone(t('draft.sent')));
    },
    dismiss: (desk: DraftDesk) => {
      const work = () => api.dismissReply(request(desk));
      const keep = { label: t('draft.keepText'), onClick: () => addWords(key, desk.text) };
      return act('dismiss', desk, work, () => tellDone(t('draft.dismissed'), keep));
    },
  };
}

const CHANGED: ReadonlySet<string> = new Set(['version-conflict', 'changed-meanwhile']);

/** Codes that say: it is not there to be decided on any more. */
const OVERTAKEN: ReadonlySet<string> = new Set([
  'reply-not-a-draft',
  'reply-approved-already',
  'answered-meanwhile',
  'draft-outdated',
  'version-conflict',
  'changed-meanwhile',
]);
