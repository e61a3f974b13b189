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
import { changedFields } from './changed-fields.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { withChips } from './chips.ts';
import { ChipsField } from './chips-field.tsx';
import { contractResolver } from './contract-resolver.ts';
import { EditDialog } from './edit-dialog.tsx';
import { EditFooter } from './edit-footer.tsx';
import { useTemplateTexts } from './template-texts.ts';
import { useKnowledgeTexts } from './texts.ts';
import { useEdited } from './use-edited.ts';

export type Template = Item<'listTemplates'>;
interface Values {
  name: string;
  text: string;
  keywords: string[];
  isActive: boolean;
}
interface EditorProps {
  /** Absent for a new one. */
  template: Template | undefined;
  isOpen: boolean;
  onClose(): void;
}

/** Avito takes messages of a thousand characters. */
const LONGEST_TEXT = 1_000;

function valuesOf(template: Template | undefined): Values {
  const { name = '', text = '', keywords = [], isActive = true } = template ?? {};
  return { name, text, keywords, isActive };
}

function useTemplate({ template, onClose }: EditorProps) {
  const sellerId = useSellerId();
  const problems = useFieldProblemTexts();
  const paramsOf = ({ templateId }: Template) => ({ sellerId, templateId });
  return useEdited<Values, Template>({
    item: template,
    valuesOf,
    resolver: contractResolver(knowledgeRoutes.createTemplate.body, problems),
    create: (body) => api.createTemplate({ params: { sellerId }, body }),
    change: (item, body, ifMatch) => api.changeTemplate({ params: paramsOf(item), body, ifMatch }),
    read: (item) => api.getTemplate({ params: paramsOf(item) }),
    refreshes: 'listTemplates',
    onDone: onClose,
  });
}

/** Makes a ready answer, or changes one. */
export function TemplateEditor(props: EditorProps) {
  const { template, isOpen, onClose } = props;
  const t = useTemplateTexts();
  const id = useId();
  const { form, save, theirs } = useTemplate(props);
  const [keyword, setKeyword] = useState('');
  const { errors, isDirty, isSubmitting } = form.formState;
  const remove = useRemoval(theirs ?? template, onClose);
  const submit = (event: FormEvent) => {
    // A keyword that was typed and not added is meant all the same.
    form.setValue('keywords', withChips(form.getValues('keywords'), keyword), { shouldDirty: true });
    setKeyword('');
    return save(event);
  };
  return (
    <EditDialog
      title={template === undefined ? t('create') : t('edit')}
      isOpen={isOpen}
      isDirty={isDirty || keyword !== ''}
      onClose={onClose}
    >
      <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-5">
        {errors.root !== undefined && (
          <Notice tone="danger" isNews>
            {errors.root.message}
          </Notice>
        )}
        {theirs !== undefined && <Theirs form={form} theirs={theirs} />}
        <Fields form={form} keyword={keyword} onTypeKeyword={setKeyword} />
      </form>
      <EditFooter form={id} isBusy={isSubmitting} deletion={remove} />
    </EditDialog>
  );
}

function useRemoval(template: Template | undefined, onClose: () => void) {
  const t = useTemplateTexts();
  const sellerId = useSellerId();
  const queries = useQueryClient();
  if (template === undefined) return undefined;
  const { templateId, version } = template;
  return {
    title: t('deleteTitle'),
    about: t('deleteAbout'),
    act: async () => {
      await api.deleteTemplate({ params: { sellerId, templateId }, ifMatch: version });
      void queries.invalidateQueries({ queryKey: ['listTemplates'] });
      tellDone(t('deleted'));
      onClose();
    },
  };
}

function Theirs({ form, theirs }: { form: UseFormReturn<Values>; theirs: Template }) {
  const t = useTemplateTexts();
  const values = useWatch({ control: form.control, compute: (all): Values => all });
  const now = valuesOf(theirs);
  const differing = changedFields(now, values);
  const labels = { name: t('name'), text: t('text'), keywords: t('keywords') };
  const differences = (['name', 'text', 'keywords'] as const)
    .filter((field) => field in differing)
    .map((field) => ({ label: labels[field], value: [now[field]].flat().join(', ') }));
  return <ChangedNotice differences={differences} onTake={() => form.reset(now)} />;
}

function Fields(props: { form: UseFormReturn<Values>; keyword: string; onTypeKeyword(keyword: string): void }) {
  const { form, keyword, onTypeKeyword } = props;
  const t = useTemplateTexts();
  const common = useKnowledgeTexts();
  const { errors } = form.formState;
  const values = useWatch({ control: form.control, compute: (all): Values => all });
  return (
    <>
      <Field label={t('name')} hint={t('nameHint')} error={errors.name?.message}>
        <Input autoComplete="off" dir="auto" {...form.register('name')} />
      </Field>
      <Field
        label={t('text')}
        hint={common('letters', { used: values.text.length, most: LONGEST_TEXT })}
        error={errors.text?.message}
      >
        <TextArea rows={5} dir="auto" {...form.register('text')} />
      </Field>
      <ChipsField
        label={t('keywords')}
        hint={t('keywordsHint')}
        error={errors.keywords?.message}
        values={values.keywords}
        onChange={(keywords) => form.setValue('keywords', keywords, { shouldDirty: true, shouldValidate: true })}
        typed={keyword}
        onType={onTypeKeyword}
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
