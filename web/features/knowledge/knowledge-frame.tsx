import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { classNames } from '../../ui/class-names.ts';
import { useKnowledgeTexts } from './texts.ts';

const tabs = [
  { name: 'listings', to: '/sellers/$sellerId/knowledge' },
  { name: 'articles', to: '/sellers/$sellerId/knowledge/articles' },
  { name: 'templates', to: '/sellers/$sellerId/knowledge/templates' },
  { name: 'imports', to: '/sellers/$sellerId/knowledge/imports' },
] as const;

/** What the bot knows, in four parts. Files are brought in by owners only. */
export function KnowledgeFrame() {
  const t = useKnowledgeTexts();
  const sellerId = useSellerId();
  const isOwner = useIsOwner();
  const part = useLocation({
    select: ({ pathname }) => /\/knowledge\/(articles|templates|imports)/.exec(pathname)?.[1],
  });
  return (
    <>
      <nav aria-label={t('tabs')} className="shrink-0 border-b bg-surface">
        <ul className="mx-auto flex max-w-6xl gap-1 overflow-x-auto px-2 [scrollbar-width:none] md:px-6">
          {tabs
            .filter(({ name }) => isOwner || name !== 'imports')
            .map(({ name, to }) => (
              <li key={name}>
                <Link
                  to={to}
                  params={{ sellerId }}
                  search={{}}
                  activeOptions={{ exact: true, includeSearch: false }}
                  aria-current={name === (part ?? 'listings') ? 'page' : undefined}
                  className={classNames(
                    'flex min-h-11 items-center border-b-2 px-2 text-sm font-medium whitespace-nowrap md:px-3',
                    name === (part ?? 'listings')
                      ? 'border-accent! text-accent-strong'
                      : 'border-transparent! text-ink-soft hover:text-ink',
                  )}
                >
                  {t(`tab.${name}`)}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <Outlet />
    </>
  );
}
