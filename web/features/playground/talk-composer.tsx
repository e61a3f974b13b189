import type { KeyboardEvent, Ref } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { LONGEST_MESSAGE, type MessageProblem } from './talk.ts';
import { usePlaygroundTexts } from './texts.ts';

interface TalkComposerProps {
  ref: Ref<HTMLTextAreaElement>;
  typed: string;
  problem: MessageProblem | undefined;
  isAsking: boolean;
  isEditing: boolean;
  onType(text: string): void;
  onAsk(): void;
  onCancelEdit(): void;
}

const NEAR_THE_END = 200;

/** Where one writes as a buyer. */
export function TalkComposer({
  ref,
  typed,
  problem,
  isAsking,
  isEditing,
  onType,
  onAsk,
  onCancelEdit,
}: TalkComposerProps) {
  const t = usePlaygroundTexts();
  const left = LONGEST_MESSAGE - typed.trim().length;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isEditing) onCancelEdit();
    // On a phone the key begins a new line: there is no Shift to hold.
    const isPhone = matchMedia('(pointer: coarse)').matches;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || isPhone) return;
    event.preventDefault();
    if (!isAsking) onAsk();
  };
  return (
    <form
      className="flex flex-col gap-2 border-t p-3 md:p-4"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
    >
      {isEditing && <p className="text-sm text-ink-soft">{t('talk.editing')}</p>}
      <Field
        label={<span className="sr-only">{t('talk.message')}</span>}
        error={problem && t(`problem.${problem}`, { count: typed.trim().length })}
      >
        <TextArea
          ref={ref}
          rows={2}
          value={typed}
          placeholder={t('talk.placeholder')}
          className="field-sizing-content max-h-48 resize-none!"
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto text-xs text-ink-faint">
          {left <= NEAR_THE_END && left >= 0 ? t('talk.left', { count: left }) : t('talk.nothingSent')}
        </p>
        {isEditing && (
          <Button variant="quiet" onClick={onCancelEdit}>
            {t('talk.cancelEdit')}
          </Button>
        )}
        <Button type="submit" variant="primary" isBusy={isAsking}>
          {t('talk.send')}
        </Button>
      </div>
    </form>
  );
}
