import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { knowledgeRoutes } from '../../../shared/api/knowledge-routes.ts';
import { api } from '../../api/client.ts';
import type { Item } from '../../api/queries.ts';
import { useFieldProblemTexts } from '../../parts/field-problem-texts.ts';
import { useSellerId } from '../../parts/seller.ts';
import { Field, Input, TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Switch } from '../../ui/switch.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { useArticleTexts } from './article-texts.ts';
import { changedFields } from './changed-fields.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { withChips } from './chips.ts';
import { ChipsField } from './chips-field.tsx';
import { contractResolver } from './contract-resolver.ts';
import { EditDialog } from './edit-dialog.tsx';
import { EditFooter } from './edit-footer.tsx';
import { ListingPicker } from './listing-picker.tsx';
import { useKnowledgeTexts } from './texts.ts';
import { useEdited } from './use-edited.ts';

export type Article = Item<'listArticles'>;
interface Values {
  title: string;
  text: string;
  tags: string[];
  listingIds: string[];
  isActive: boolean;
}
interface EditorProps {
  /** Absent for a new one. */
  article: Article | undefined;
  isOpen: boolean;
  onClose(): void;
}

const LONGEST_TEXT = 8_000;

function valuesOf(article: Article | undefined): Values {
  const { title = '', text = '', tags = [], listingIds = [], isActive = true } = article ?? {};
  return { title, text, tags, listingIds, isActive };
}

function useArticle({ article, onClose }: EditorProps) {
  const sellerId = useSellerId();
  const problems = useFieldProblemTexts();
  const paramsOf = ({ articleId }: Article) => ({ sellerId, articleId });
  return useEdited<Values, Article>({
    item: article,
    valuesOf,
    resolver: contractResolver(knowledgeRoutes.createArticle.body, problems),
    create: (body) => api.createArticle({ params: { sellerId }, body }),
    change: (item, body, ifMatch) => api.changeArticle({ params: paramsOf(item), body, ifMatch }),
    read: (item) => api.getArticle({ params: paramsOf(item) }),
    refreshes: 'listArticles',
    onDone: onClose,
  });
}

/** Makes an article, or changes one. */
export function ArticleEditor(props: EditorProps) {
  const { article, isOpen, onClose } = props;
  const t = useArticleTexts();
  const id = useId();
  const { form, save, theirs } = useArticle(props);
  const [tag, setTag] = useState('');
  const { errors, isDirty, isSubmitting } = form.formState;
  const remove = useRemoval(theirs ?? article, onClose);
  const submit = (event: FormEvent) => {
    // A tag that was typed and not added is meant all the same.
    form.setValue('tags', withChips(form.getValues('tags'), tag), { shouldDirty: true });
    setTag('');
    return save(event);
  };
  return (
    <EditDialog
      title={article === undefined ? t('create') : t('edit')}
      isOpen={isOpen}
      isDirty={isDirty || tag !== ''}
      onClose={onClose}
    >
      <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-5">
        {errors.root !== undefined && (
          <Notice tone="danger" isNews>
            {errors.root.message}
          </Notice>
        )}
        {theirs !== undefined && <Theirs form={form} theirs={theirs} />}
        <Fields form={form} tag={tag} onTypeTag={setTag} />
      </form>
      <EditFooter form={id} isBusy={isSubmitting} deletion={remove} />
    </EditDialog>
  );
}

function useRemoval(article: Article | undefined, onClose: () => void) {
  const t = useArticleTexts();
  const sellerId = useSellerId();
  const queries = useQueryClient();
  if (article === undefined) return undefined;
  const { articleId, version } = article;
  return {
    title: t('deleteTitle'),
    about: t('deleteAbout'),
    act: async () => {
      await api.deleteArticle({ params: { sellerId, articleId }, ifMatch: version });
      void queries.invalidateQueries({ queryKey: ['listArticles'] });
      tellDone(t('deleted'));
      onClose();
    },
  };
}

function Theirs({ form, theirs }: { form: UseFormReturn<Values>; theirs: Article }) {
  const t = useArticleTexts();
  const values = useWatch({ control: form.control, compute: (all): Values => all });
  const now = valuesOf(theirs);
  const differing = changedFields(now, values);
  const labels = { title: t('name'), text: t('text'), tags: t('tags') };
  const differences = (['title', 'text', 'tags'] as const)
    .filter((field) => field in differing)
    .map((field) => ({ label: labels[field], value: [now[field]].flat().join(', ') }));
  return <ChangedNotice differences={differences} onTake={() => form.reset(now)} />;
}

function Fields(props: { form: UseFormReturn<Values>; tag: string; onTypeTag(tag: string): void }) {
  const { form, tag, onTypeTag } = props;
  const t = useArticleTexts();
  const common = useKnowledgeTexts();
  const { errors } = form.formState;
  const values = useWatch({ control: form.control, compute: (all): Values => all });
  return (
    <>
      <Field label={t('name')} hint={t('nameHint')} error={errors.title?.message}>
        <Input autoComplete="off" dir="auto" {...form.register('title')} />
      </Field>
      <Field
        label={t('text')}
        hint={common('letters', { used: values.text.length, most: LONGEST_TEXT })}
        error={errors.text?.message}
      >
        <TextArea rows={9} dir="auto" {...form.register('text')} />
      </Field>
      <ChipsField
        label={t('tags')}
        hint={t('tagsHint')}
        error={errors.tags?.message}
        values={values.tags}
        onChange={(tags) => form.setValue('tags', tags, { shouldDirty: true, shouldValidate: true })}
        typed={tag}
        onType={onTypeTag}
      />
      <ListingPicker
        error={errors.listingIds?.message}
        chosen={values.listingIds}
        onChange={(ids) => form.setValue('listingIds', ids, { shouldDirty: true, shouldValidate: true })}
      />
      <Switch
        label={t('isActive')}
        hint={t('isActiveHint')}
        checked={values.isActive}
        onChange={(isActive) => form.setValue('isActive', isActive, { shouldDirty: true })}
      />
    </>
  );
}
