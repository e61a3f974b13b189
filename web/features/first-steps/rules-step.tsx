import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { settingsChangeSchema } from '../../../shared/sellers/settings.ts';
import { api } from '../../api/client.ts';
import { fieldProblems } from '../../parts/field-problem.ts';
import { fieldProblemText, useFieldProblemTexts } from '../../parts/field-problem-texts.ts';
import { InstructionsField } from '../../parts/instructions-field.tsx';
import { isProblem, problemText } from '../../parts/problem-texts.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import type { SetUpShop } from './set-up-shop.ts';
import { useStepsTexts } from './texts.ts';

/** The seller's own words. What is typed is kept through every failure, and through what others save. */
export function RulesStep({ shop: { seller, settings } }: { shop: SetUpShop }) {
  const t = useStepsTexts();
  const words = useFieldProblemTexts();
  const queries = useQueryClient();
  const { sellerId } = seller;
  const [typed, setTyped] = useState<string>();
  const value = typed ?? settings.instructions;
  const save = useAction(
    () => api.changeSettings({ params: { sellerId }, body: { instructions: value }, ifMatch: settings.version }),
    {
      refreshes: [['getSettings']],
      onDone: (saved) => {
        queries.setQueryData(['getSettings', { params: { sellerId } }], saved);
        setTyped(undefined);
        tellDone(t('rules.saved'));
      },
    },
  );
  const problem = fieldProblems(settingsChangeSchema, { instructions: value }).get('instructions');
  const isNew = value !== settings.instructions;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-sm text-ink-soft">{t('rules.about')}</p>
      <InstructionsField
        value={value}
        onChange={setTyped}
        rows={10}
        error={problem === undefined ? undefined : fieldProblemText(problem, words)}
      />
      {save.error !== null && (
        <Notice tone="danger" isNews>
          {isProblem(save.error, 'version-conflict')
            ? t('rules.conflict')
            : `${t('rules.saveFailed')}. ${problemText(save.error)}`}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          variant={isNew ? 'primary' : 'secondary'}
          disabled={!isNew || problem !== undefined}
          isBusy={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('rules.save')}
        </Button>
        <Link
          to="/sellers/$sellerId/knowledge/articles"
          params={{ sellerId }}
          className="inline-flex min-h-10 items-center text-sm font-medium text-accent hover:underline"
        >
          {t('rules.articles')}
        </Link>
      </div>
    </div>
  );
}
