import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, type Resolver, useForm } from 'react-hook-form';
import { ApiProblem } from '../../../shared/api/client.ts';
import { isProblem, problemText } from '../../parts/problem-texts.ts';
import { tellDone } from '../../ui/toasts.tsx';
import { changedFields } from './changed-fields.ts';
import { problemWords } from './problem-words.ts';
import { useKnowledgeTexts } from './texts.ts';

interface EditedOptions<Values extends FieldValues, Saved extends { version: number }> {
  /** Absent for something new. */
  item: Saved | undefined;
  valuesOf(item: Saved | undefined): Values;
  resolver: Resolver<Values>;
  create(values: Values): Promise<unknown>;
  change(item: Saved, changes: Partial<Values>, ifMatch: number): Promise<unknown>;
  /** As it is saved now. */
  read(item: Saved): Promise<Saved>;
  /** The list that it stands in. */
  refreshes: string;
  onDone(): void;
}

/**
 * Something that is made or changed in a form of its own. Only what was changed is sent; when somebody else was quicker,
 * `theirs` is what he saved, and saving once more prefers what was typed here.
 */
export function useEdited<Values extends FieldValues, Saved extends { version: number }>(
  options: EditedOptions<Values, Saved>,
) {
  const { item, valuesOf, resolver, create, change, read, refreshes, onDone } = options;
  const t = useKnowledgeTexts();
  const queries = useQueryClient();
  const [began] = useState(() => valuesOf(item));
  const [theirs, setTheirs] = useState<Saved>();
  const form = useForm<Values>({ defaultValues: began as DefaultValues<Values>, resolver, mode: 'onTouched' });

  const refused = async (error: unknown) => {
    if (item !== undefined && (isProblem(error, 'version-conflict') || isProblem(error, 'changed-meanwhile'))) {
      setTheirs(await read(item));
      return;
    }
    const errors = error instanceof ApiProblem ? error.errors.filter(({ field }) => nameOf(field) in began) : [];
    for (const { field, message } of errors) {
      form.setError(nameOf(field) as Path<Values>, { message: problemWords(message) }, { shouldFocus: true });
    }
    if (errors.length === 0) form.setError('root', { message: problemText(error) });
  };
  const save = form.handleSubmit(async (values) => {
    try {
      if (item === undefined) await create(values);
      else await change(item, changedFields(values, began), (theirs ?? item).version);
    } catch (error) {
      // Reading anew may fail as well: then that is what is told.
      await refused(error).catch((again: unknown) => form.setError('root', { message: problemText(again) }));
      return;
    }
    void queries.invalidateQueries({ queryKey: [refreshes] });
    tellDone(t('saved'));
    onDone();
  });
  return { form, save, theirs };
}

function nameOf(field: string): string {
  return field.split('.')[0] ?? field;
}
