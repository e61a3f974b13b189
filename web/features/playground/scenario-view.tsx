import { useFormats } from '../../language/formats.ts';
import { useLanguage } from '../../language/language.ts';
import { useDecisionTexts } from '../../parts/decision-texts.ts';
import { Card } from '../../ui/card.tsx';
import { languageName } from './language-name.ts';
import { ListingChoice } from './listing-choice.tsx';
import type { Scenario } from './scenario-rows.ts';
import { useScenarioTexts } from './scenario-texts.ts';

/** A scenario to be read. */
export function ScenarioView({ scenario }: { scenario: Scenario }) {
  const t = useScenarioTexts();
  const words = useDecisionTexts();
  const { dateTime } = useFormats();
  const { listing, listingId, messages, at } = scenario;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-soft">{t('ownersOnly')}</p>
      <Card title={t('form.situation')}>
        <div className="flex flex-col gap-3">
          {listingId !== undefined && <ListingChoice listingId={listingId} isReadOnly onChange={() => {}} />}
          {listingId === undefined && <p className="words text-sm">{listing?.title ?? t('view.noListing')}</p>}
          {at !== undefined && <p className="text-sm">{t('view.at', { at: dateTime(at) })}</p>}
          <ol className="flex flex-col gap-2">
            {messages.map(({ author, text }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never change their places, and may be alike
              <li key={place} className="rounded-lg bg-sunken px-3 py-2 text-sm">
                <p className="text-xs text-ink-soft">{words(`author.${author}`)}</p>
                <p className="words">{text}</p>
              </li>
            ))}
          </ol>
        </div>
      </Card>
      <Card title={t('form.expect')}>
        <Expected expect={scenario.expect} />
      </Card>
    </div>
  );
}

function Expected({ expect: { outcome, says, saysNot, language, maxCharacters } }: Pick<Scenario, 'expect'>) {
  const t = useScenarioTexts();
  const pageLanguage = useLanguage();
  const quoted = (words: string[]) => words.map((each) => `«${each}»`).join(t('failure.or'));
  return (
    <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
      <li>{t(`expects.${outcome}`)}</li>
      {says.map((spellings) => (
        <li key={spellings.join('\n')}>{t('view.says', { words: quoted(spellings) })}</li>
      ))}
      {saysNot.length > 0 && <li>{t('view.saysNot', { words: quoted(saysNot) })}</li>}
      {language !== undefined && <li>{t('view.language', { language: languageName(language, pageLanguage) })}</li>}
      {maxCharacters < 1_000 && <li>{t('view.length', { count: maxCharacters })}</li>}
    </ul>
  );
}
