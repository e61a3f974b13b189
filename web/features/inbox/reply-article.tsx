import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { knowledgeRoutes } from '../../../shared/api/knowledge-routes.ts';
import { api } from '../../api/client.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input, TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Switch } from '../../ui/switch.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { chatQuery } from './chat-data.ts';
import { useChatTexts } from './chat-texts.ts';
import { useChatParams } from './chat-where.ts';
import { articleTitle } from './reply-article-title.ts';
import { fieldProblem } from './reply-field-texts.ts';

const { title, text } = knowledgeRoutes.createArticle.body.shape;
const form = z.object({ title, text });
const MOST = { title: 200, text: 8_000 };

interface ReplyArticleProps {
  question: string | undefined;
  text: string;
  onClose(): void;
}

/** A correction made into an article, so that the bot knows the answer from now on. */
export function ReplyArticle({ question, text: correction, onClose }: ReplyArticleProps) {
  const t = useChatTexts();
  const params = useChatParams();
  const queries = useQueryClient();
  const { data: chat } = useQuery(chatQuery(params));
  const listingId = chat?.listing?.id;
  const [isOfListing, setOfListing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(form),
    mode: 'onChange',
    defaultValues: { title: articleTitle(question), text: correction },
  });
  const save = handleSubmit(async (values) => {
    const listingIds = isOfListing && listingId !== undefined ? [listingId] : [];
    try {
      await api.createArticle({ params: { sellerId: params.sellerId }, body: { ...values, listingIds } });
      void queries.invalidateQueries({ queryKey: ['listArticles'] });
      tellDone(t('article.done'));
      onClose();
    } catch (error) {
      setProblem(problemText(error));
    }
  });
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
      <Field label={t('article.name')} error={fieldProblem(formState.errors.title, MOST.title, t)}>
        <Input {...register('title')} />
      </Field>
      <Field label={t('article.text')} error={fieldProblem(formState.errors.text, MOST.text, t)}>
        <TextArea {...register('text')} rows={5} />
      </Field>
      {listingId !== undefined && (
        <Switch label={t('article.onlyListing')} checked={isOfListing} onChange={setOfListing} />
      )}
      {problem !== undefined && (
        <Notice tone="danger" isNews>
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('article.later')}</Button>
        <Button type="submit" variant="primary" isBusy={formState.isSubmitting}>
          {t('article.save')}
        </Button>
      </div>
    </form>
  );
}
