import { useFormats } from '../../language/formats.ts';
import { Card } from '../../ui/card.tsx';
import { BarRow } from './bar-row.tsx';
import type { Insights } from './insights-data.ts';
import { useInsightsTexts } from './texts.ts';

/** How soon answers come, and what that has to do with Avito's own score. */
export function ServiceLevelCard({ serviceLevel }: Pick<Insights, 'serviceLevel'>) {
  const t = useInsightsTexts();
  const { count, percent, duration } = useFormats();
  const { calledForAnswer, answered, answeredWithin } = serviceLevel.answersInChats;
  return (
    <Card title={t('service.title')} about={t('service.about')}>
      {calledForAnswer === 0 ? (
        <p className="text-sm text-ink-soft">{t('service.noTurns')}</p>
      ) : (
        <>
          <ul className="flex flex-col gap-2.5">
            {answeredWithin.map(({ seconds, share }) => (
              <BarRow
                key={seconds}
                name={t('service.within', { time: duration(seconds) })}
                value={share === null ? t('none') : percent(share)}
                share={share ?? 0}
                colour="bg-(--chart-1)"
              />
            ))}
          </ul>
          <p className="mt-3 text-sm">
            {t('service.answered', { answered: count(answered), called: count(calledForAnswer) })}
          </p>
        </>
      )}
      <p className="mt-3 border-t pt-3 text-xs text-ink-soft">{t('service.note')}</p>
    </Card>
  );
}
