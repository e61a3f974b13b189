import { Download } from 'lucide-react';
import { useLanguage } from '../../language/language.ts';
import { reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import type { Insights } from './insights-data.ts';
import { saveFile } from './save-file.ts';
import { useInsightsTexts } from './texts.ts';

/** The shown figures as files for a spreadsheet. What makes them is loaded when somebody asks for one. */
export function ExportMenu({ insights }: { insights: Insights }) {
  const t = useInsightsTexts();
  const decisions = useDecisionTexts();
  const language = useLanguage();
  const { from, to } = insights;
  const save = (name: string, text: string) => saveFile(`${name}.csv`, { text, mediaType: 'text/csv;charset=utf-8' });
  const days = useAction(
    async () => {
      const { daysCsv } = await import('./insights-csv.ts');
      const heading = (column: Parameters<Parameters<typeof daysCsv>[1]['heading']>[0]) => t(`export.column.${column}`);
      save(t('export.daysFile', { from, to }), daysCsv(insights, { heading, language }));
    },
    { failure: t('export.failed') },
  );
  const reasons = useAction(
    async () => {
      const { reasonsCsv } = await import('./insights-csv.ts');
      const text = reasonsCsv(insights, {
        headings: [t('export.outcome'), t('export.reason'), t('export.count')],
        outcome: (outcome) => t(`outcomes.${outcome}`),
        reason: (reason) => reasonText(reason, decisions),
        language,
      });
      save(t('export.reasonsFile', { from, to }), text);
    },
    { failure: t('export.failed') },
  );
  return (
    <Menu
      trigger={
        <Button isBusy={days.isPending || reasons.isPending}>
          <Download aria-hidden />
          {t('export.button')}
        </Button>
      }
    >
      <MenuItem onClick={() => days.mutate()}>{t('export.days')}</MenuItem>
      <MenuItem onClick={() => reasons.mutate()}>{t('export.reasons')}</MenuItem>
    </Menu>
  );
}
