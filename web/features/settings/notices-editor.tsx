import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type FieldErrors, useForm } from 'react-hook-form';
import { ApiProblem } from '../../../shared/api/client.ts';
import { api } from '../../api/client.ts';
import { queryOf } from '../../api/queries.ts';
import { fieldProblemText, useFieldProblemTexts } from '../../parts/field-problem-texts.ts';
import { isProblem, problemText } from '../../parts/problem-texts.ts';
import { useSellerId } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Switch } from '../../ui/switch.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { ChannelState } from './channel-state.tsx';
import { NoticeTest } from './notice-test.tsx';
import {
  type NoticeEvent,
  type Notices,
  type NoticesForm,
  noticeEvents,
  noticesBody,
  noticesForm,
  noticesProblems,
} from './notices-form.ts';
import { useNoticesTexts } from './notices-texts.ts';

type Undotted<Event> = Event extends `${infer Thing}.${infer What}` ? `${Thing}-${What}` : never;

/** A dot parts the names of texts. */
function eventKey(event: NoticeEvent): Undotted<NoticeEvent> {
  return event.replace('.', '-') as Undotted<NoticeEvent>;
}

/** Channels and events. What was typed stays through every failure; a newer version is told of, not overwritten. */
export function NoticesEditor({ notices }: { notices: Notices }) {
  const t = useNoticesTexts();
  const words = useFieldProblemTexts();
  const sellerId = useSellerId();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(notices.version);
  const form = useForm<NoticesForm>({
    defaultValues: noticesForm(notices),
    mode: 'onTouched',
    resolver: (typed) => {
      const problems = noticesProblems(typed);
      const errors: FieldErrors<NoticesForm> = {};
      for (const name of ['chatId', 'url'] as const) {
        const problem = problems[name];
        if (problem === undefined) continue;
        const isNoNumber = name === 'chatId' && problem.kind === 'wrong';
        errors[name] = {
          type: problem.kind,
          message: isNoNumber ? t('telegram.wrong') : fieldProblemText(problem, words),
        };
      }
      return Object.keys(errors).length === 0 ? { values: typed, errors: {} } : { values: {}, errors };
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const typed = form.watch();
  const { queryKey } = queryOf('getNotices', { params: { sellerId } });
  const save = useAction(
    (body: ReturnType<typeof noticesBody>) => api.changeNotices({ params: { sellerId }, body, ifMatch: seen }),
    { refreshes: [['listSellerAudit']] },
  );
  const submit = form.handleSubmit(async (values) => {
    try {
      const saved = await save.mutateAsync(noticesBody(values));
      queries.setQueryData(queryKey, saved);
      setSeen(saved.version);
      form.reset(noticesForm(saved));
      tellDone(t('saved'));
    } catch (error) {
      if (isProblem(error, 'version-conflict')) {
        // From now on it is changed knowingly.
        const fresh = await queries.fetchQuery({ ...queryOf('getNotices', { params: { sellerId } }), staleTime: 0 });
        setSeen(fresh.version);
        form.setError('root', { message: t('changedByOther') });
      } else if (error instanceof ApiProblem && error.errors.some(({ field }) => field === 'webhook.url')) {
        form.setError('url', { message: t('webhook.refused') }, { shouldFocus: true });
      } else form.setError('root', { message: `${t('saveFailed')}. ${problemText(error)}` });
    }
  });
  const set = <Name extends 'isTelegramOn' | 'isWebhookOn' | 'events' | 'areDetailsShown'>(
    name: Name,
    value: NoticesForm[Name],
  ) => form.setValue(name, value as never, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  return (
    <>
      <form onSubmit={submit} noValidate>
        <Card title={t('channels')} about={t('about')}>
          <div className="flex flex-col gap-5">
            <Switch
              label={t('telegram.on')}
              checked={typed.isTelegramOn}
              onChange={(isOn) => set('isTelegramOn', isOn)}
            />
            {typed.isTelegramOn && (
              <Field label={t('telegram.label')} hint={t('telegram.how')} error={errors.chatId?.message}>
                <Input autoComplete="off" className="max-w-60" {...form.register('chatId')} />
              </Field>
            )}
            {notices.telegram !== null && <ChannelState state={notices.telegram} />}
            <Switch label={t('webhook.on')} checked={typed.isWebhookOn} onChange={(isOn) => set('isWebhookOn', isOn)} />
            {typed.isWebhookOn && (
              <Field label={t('webhook.label')} hint={t('webhook.how')} error={errors.url?.message}>
                <Input type="url" autoComplete="off" placeholder="https://" {...form.register('url')} />
              </Field>
            )}
            {notices.webhook !== null && <ChannelState state={notices.webhook} />}
            <fieldset className="border-t pt-4">
              <legend className="sr-only">{t('events.title')}</legend>
              <p className="mb-1 text-sm font-medium" aria-hidden>
                {t('events.title')}
              </p>
              {noticeEvents.map((event) => (
                <CheckBox
                  key={event}
                  label={t(`events.${eventKey(event)}`)}
                  checked={typed.events.includes(event)}
                  onChange={(isOn) =>
                    set(
                      'events',
                      noticeEvents.filter((each) => (each === event ? isOn : typed.events.includes(each))),
                    )
                  }
                />
              ))}
              {typed.events.length === 0 && <p className="text-sm text-warning">{t('events.none')}</p>}
            </fieldset>
            <Switch
              label={t('details.label')}
              hint={t('details.hint')}
              checked={typed.areDetailsShown}
              onChange={(isOn) => set('areDetailsShown', isOn)}
            />
            {errors.root !== undefined && (
              <Notice tone="danger" isNews>
                {errors.root.message}
              </Notice>
            )}
            <div>
              <Button type="submit" variant="primary" isBusy={isSubmitting} disabled={!isDirty}>
                {t('save')}
              </Button>
            </div>
          </div>
        </Card>
      </form>
      <NoticeTest notices={notices} isDirty={isDirty} />
    </>
  );
}
