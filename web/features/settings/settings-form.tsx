import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useReducer } from 'react';
import { api } from '../../api/client.ts';
import { queryOf } from '../../api/queries.ts';
import { isProblem } from '../../parts/problem-texts.ts';
import { useSellerId } from '../../parts/seller.ts';
import { changedPaths, settingsChange } from '../../parts/seller-settings.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { DraftProvider } from './draft-context.ts';
import { SaveBar } from './save-bar.tsx';
import { beginDraft, nextDraft, type VersionedSettings } from './settings-draft.ts';
import { GroupLinks, SettingsGroups } from './settings-groups.tsx';
import { settingsProblems } from './settings-problems.ts';
import { useSettingsTexts } from './settings-texts.ts';
import { ShopGroup } from './shop-group.tsx';
import { TheirChanges } from './their-changes.tsx';

/** What is typed lives here until it is saved; what others save meanwhile is taken in around it. */
export function SettingsForm({ settings }: { settings: VersionedSettings }) {
  const t = useSettingsTexts();
  const sellerId = useSellerId();
  const queries = useQueryClient();
  const [draft, take] = useReducer(nextDraft, settings, beginDraft);
  useEffect(() => take({ kind: 'read', saved: settings }), [settings]);
  const changed = changedPaths(draft.saved, draft.typed);
  const problems = settingsProblems(draft.saved, draft.typed);
  const query = queryOf('getSettings', { params: { sellerId } });
  const save = useAction(
    (sent: typeof draft) =>
      api.changeSettings({
        params: { sellerId },
        body: settingsChange(sent.saved, sent.typed),
        ifMatch: sent.saved.version,
      }),
    {
      refreshes: [['getSeller'], ['listSellers'], ['listSellerAudit']],
      onDone: (saved, sent) => {
        take({ kind: 'saved', sent: sent.typed, saved });
        queries.setQueryData(query.queryKey, saved);
        tellDone(t('bar.saved'));
      },
    },
  );
  const submit = () => {
    const wrong = problems.keys().next().value;
    if (wrong !== undefined) return focusSetting(wrong);
    save.mutate(draft, {
      // Somebody was quicker: his settings are read, and what was typed goes on top of them.
      onError: (error) => {
        if (isProblem(error, 'version-conflict')) void queries.invalidateQueries({ queryKey: query.queryKey });
      },
    });
  };
  const isTyped = changed.length > 0;
  return (
    <DraftProvider value={{ draft, problems, take }}>
      {/* No form element: its parts open dialogs, which hold forms of their own. */}
      <div className="lg:grid lg:grid-cols-[12rem_minmax(0,1fr)] lg:gap-4">
        <GroupLinks />
        <div className="flex min-w-0 flex-col gap-4 lg:max-w-3xl">
          <TheirChanges />
          <SettingsGroups />
          <ShopGroup />
          {isTyped && (
            <SaveBar
              changes={changed.length}
              problems={problems.size}
              isBusy={save.isPending}
              error={save.error !== null && !isProblem(save.error, 'version-conflict') ? save.error : undefined}
              onSave={submit}
              onCancel={() => {
                save.reset();
                take({ kind: 'cancelled' });
              }}
            />
          )}
        </div>
      </div>
      <LeaveQuestion isTyped={isTyped} />
    </DraftProvider>
  );
}

/** The first control of the setting that is wrong. */
function focusSetting(path: string): void {
  const [group = path] = path.split('.');
  const row =
    document.querySelector(`[data-setting="${path}"]`) ?? document.querySelector(`[data-setting^="${group}"]`);
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
}

function LeaveQuestion({ isTyped }: { isTyped: boolean }) {
  const t = useSettingsTexts();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isTyped && current.pathname !== next.pathname,
    enableBeforeUnload: () => isTyped,
    withResolver: true,
  });
  const stay = () => blocker.reset?.();
  return (
    <Dialog title={t('leave.title')} isOpen={blocker.status === 'blocked'} onClose={stay}>
      <p className="text-sm text-ink-soft">{t('leave.about')}</p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={stay}>{t('leave.stay')}</Button>
        <Button variant="danger" onClick={() => blocker.proceed?.()}>
          {t('leave.leave')}
        </Button>
      </div>
    </Dialog>
  );
}
