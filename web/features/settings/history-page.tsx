import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { type Item, itemsOf, pagesOf, queryOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { actionText, useActionTexts } from '../../parts/action-texts.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { renamedNote, settingChangeNotes } from './audit-changes.ts';
import { useHistoryTexts } from './history-texts.ts';
import { useSettingNames } from './setting-names.ts';
import { useSettingWords } from './setting-words.ts';
import { SettingsFrame } from './settings-frame.tsx';

const route = getRouteApi('/signed-in/sellers/$sellerId/owned/settings/history');

/** Who changed what in this shop, the newest first. */
export function HistoryPage() {
  const t = useHistoryTexts();
  const sellerId = useSellerId();
  const { action } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(pagesOf('listSellerAudit', { params: { sellerId }, query: { action, limit: 50 } }));
  return (
    <SettingsFrame>
      <div className="max-w-3xl">
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <p className="min-w-0 flex-1 basis-56 text-sm text-ink-soft">{t('about')}</p>
          <Field label={<span className="sr-only">{t('only')}</span>} className="w-full gap-0! sm:w-60">
            <Select
              value={action ?? ''}
              onChange={(event) => {
                const chosen = event.target.value;
                void navigate({
                  search: chosen === 'changeSettings' || chosen === 'connectAvito' ? { action: chosen } : {},
                  replace: true,
                });
              }}
            >
              <option value="">{t('all')}</option>
              <option value="changeSettings">{t('settings')}</option>
              <option value="connectAvito">{t('connection')}</option>
            </Select>
          </Field>
        </div>
        <QueryState query={query}>{(data) => <Entries entries={itemsOf<'listSellerAudit'>(data)} />}</QueryState>
        <LoadMore query={query} />
      </div>
    </SettingsFrame>
  );
}

type Entry = Item<'listSellerAudit'>;

/** Each day below its date. */
function Entries({ entries }: { entries: Entry[] }) {
  const t = useHistoryTexts();
  const formats = useFormats();
  const people = useQuery(queryOf('listPeople', { params: { sellerId: useSellerId() } }));
  if (entries.length === 0) {
    return (
      <EmptyState icon={History} title={t('empty')}>
        {t('emptyAbout')}
      </EmptyState>
    );
  }
  const names = new Map(people.data?.items.map(({ userId, name }) => [userId, name]));
  const days = Map.groupBy(entries, ({ at }) => formats.dayKey(at));
  return (
    <div className="flex flex-col gap-5">
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2 className="mb-2 text-sm font-medium text-ink-soft">{formats.day(ofDay[0]?.at ?? day)}</h2>
          <ul className="divide-y rounded-xl border bg-surface">
            {ofDay.map((entry) => (
              <EntryRow
                key={entry.entryId}
                entry={entry}
                who={names.get(entry.userId) ?? (people.data === undefined ? '' : t('somebody'))}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function EntryRow({ entry, who }: { entry: Entry; who: string }) {
  const actions = useActionTexts();
  const formats = useFormats();
  return (
    <li className="flex gap-3 px-4 py-3 text-sm">
      <time dateTime={entry.at} className="w-12 shrink-0 text-ink-soft tabular-nums">
        {formats.clock(entry.at)}
      </time>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap justify-between gap-x-4">
          <span className="font-medium">{actionText(entry.action, actions)}</span>
          <span className="text-ink-soft">{who}</span>
        </p>
        <Changes entry={entry} />
      </div>
    </li>
  );
}

function Changes({ entry: { action, details } }: { entry: Entry }) {
  const t = useHistoryTexts();
  const names = useSettingNames();
  const words = useSettingWords();
  if (action === 'changeSeller') {
    const renamed = renamedNote(details);
    return renamed === undefined ? null : <p className="words mt-0.5 text-ink-soft">{t('renamed', renamed)}</p>;
  }
  if (action !== 'changeSettings') return null;
  return (
    <ul className="mt-0.5 flex flex-col gap-0.5 text-ink-soft">
      {settingChangeNotes(details).map((note) => (
        <li key={note.path} className="words">
          {'isUntold' in note
            ? t('untold', { name: names(`name.${note.path}`) })
            : t('change', {
                name: names(`name.${note.path}`),
                from: words(note.path, note.from),
                to: words(note.path, note.to),
              })}
        </li>
      ))}
    </ul>
  );
}
