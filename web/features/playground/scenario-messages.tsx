import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { Button } from '../../ui/button.tsx';
import { Field, Select, TextArea } from '../../ui/field.tsx';
import { useScenarioTexts } from './scenario-texts.ts';
import type { ScenarioValues } from './scenario-values.ts';

/** The messages of a chat, the oldest first; the last one is the buyer's. */
export function ScenarioMessages() {
  const t = useScenarioTexts();
  const { control } = useFormContext<ScenarioValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'messages' });
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t('form.messages')}</legend>
      <ol className="flex flex-col gap-3">
        {fields.map(({ id }, index) => (
          <MessageFields
            key={id}
            index={index}
            onRemove={
              fields.length > 1
                ? () => {
                    remove(index);
                  }
                : undefined
            }
          />
        ))}
      </ol>
      <Button
        size="small"
        className="mt-3 max-md:h-10"
        disabled={fields.length >= 50}
        onClick={() => append({ author: 'buyer', text: '' })}
      >
        <Plus />
        {t('form.addMessage')}
      </Button>
    </fieldset>
  );
}

function MessageFields({ index, onRemove }: { index: number; onRemove: (() => void) | undefined }) {
  const t = useScenarioTexts();
  const { register, formState } = useFormContext<ScenarioValues>();
  const error = formState.errors.messages?.[index]?.text?.message;
  const number = index + 1;
  return (
    <li className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
      <Field label={<span className="sr-only">{t('form.author')}</span>} className="w-40 shrink-0">
        <Select {...register(`messages.${index}.author`)}>
          {(['buyer', 'bot', 'human'] as const).map((author) => (
            <option key={author} value={author}>
              {t(`form.authors.${author}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={<span className="sr-only">{t('form.message', { number })}</span>}
        error={error}
        className="order-last w-full min-w-0 flex-1 basis-full sm:order-none sm:basis-0"
      >
        <TextArea rows={1} className="field-sizing-content max-h-60" {...register(`messages.${index}.text`)} />
      </Field>
      {onRemove !== undefined && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={t('form.removeMessage', { number })}
          className="mt-1.5 max-sm:ml-auto"
          onClick={onRemove}
        >
          <Trash2 />
        </Button>
      )}
    </li>
  );
}
