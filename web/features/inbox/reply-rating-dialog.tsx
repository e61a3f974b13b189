import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { chatsRoutes } from '../../../shared/api/chats-routes.ts';
import { ApiProblem } from '../../../shared/api/client.ts';
import { api } from '../../api/client.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { useIsOwner } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import type { Reply } from './chat-stream-items.ts';
import { useChatTexts } from './chat-texts.ts';
import { useChatParams } from './chat-where.ts';
import { MessageWords } from './message-words.tsx';
import { ReplyArticle } from './reply-article.tsx';
import { fieldProblem } from './reply-field-texts.ts';

const { correction, note } = chatsRoutes.rateReply.body.shape;
/** An empty field is as if it were not there. */
const form = z.object({ correction: z.literal('').or(correction), note: z.literal('').or(note) });
const MOST = 1_000;

interface RatingDialogProps {
  reply: Reply;
  question: string | undefined;
  onClose(): void;
}

/** What was bad about a reply and what should have been said, of which an owner can make an article at once. */
export function RatingDialog({ reply, question, onClose }: RatingDialogProps) {
  const t = useChatTexts();
  const isOwner = useIsOwner();
  const [corrected, setCorrected] = useState<string>();
  const done = (text: string | undefined) => {
    tellDone(t('rate.thanks'));
    if (text !== undefined && isOwner) setCorrected(text);
    else onClose();
  };
  return (
    <Dialog
      title={corrected === undefined ? t('rate.title') : t('article.offer')}
      about={corrected === undefined ? t('rate.about') : t('article.offerAbout')}
      isOpen
      onClose={onClose}
    >
      {corrected === undefined ? (
        <RatingForm reply={reply} onDone={done} />
      ) : (
        <ReplyArticle question={question} text={corrected} onClose={onClose} />
      )}
    </Dialog>
  );
}

function RatingForm({ reply, onDone }: { reply: Reply; onDone(correction: string | undefined): void }) {
  const t = useChatTexts();
  const params = useChatParams();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(form),
    mode: 'onChange',
    defaultValues: { correction: reply.rating?.correction ?? '', note: reply.rating?.note ?? '' },
  });
  const save = handleSubmit(async (values) => {
    const body = {
      isGood: false,
      ...(values.correction === '' ? {} : { correction: values.correction }),
      ...(values.note === '' ? {} : { note: values.note }),
    };
    try {
      await api.rateReply({ params: { ...params, replyId: reply.replyId }, body, ifMatch: reply.version });
      onDone(body.correction);
    } catch (error) {
      // The newer version is read below: the next press is on what is there then.
      const isOthers = error instanceof ApiProblem && (error.status === 412 || error.code === 'reply-rated-already');
      setProblem(isOthers ? t('rate.others') : problemText(error));
    } finally {
      void queries.invalidateQueries({ queryKey: ['listReplies', { params }] });
    }
  });
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
      <div className="max-h-40 overflow-y-auto rounded-lg bg-bubble-bot px-3 py-2 text-sm">
        <p className="text-xs text-ink-soft">{t('rate.reply')}</p>
        <MessageWords text={reply.text} />
      </div>
      <Field
        label={t('rate.correction')}
        hint={t('rate.correctionHint')}
        error={fieldProblem(formState.errors.correction, MOST, t)}
      >
        <TextArea {...register('correction')} rows={4} />
      </Field>
      <Field label={t('rate.note')} error={fieldProblem(formState.errors.note, MOST, t)}>
        <TextArea {...register('note')} rows={2} />
      </Field>
      {problem !== undefined && (
        <Notice tone="danger" isNews>
          {problem}
        </Notice>
      )}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" isBusy={formState.isSubmitting}>
          {t('rate.save')}
        </Button>
      </div>
    </form>
  );
}
