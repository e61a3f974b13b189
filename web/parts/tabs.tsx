import { Link, type LinkProps } from '@tanstack/react-router';

interface Tab {
  label: string;
  link: Pick<LinkProps, 'to' | 'params' | 'search'>;
  /** Also the open one on the pages below it. */
  isOpenBelow?: boolean;
  /** Open, although its address does not tell it. */
  isOpen?: boolean;
}

/** The pages of a section, as links: each has an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="-mx-4 mb-5 flex gap-1 overflow-x-auto border-b px-4 md:mx-0 md:px-0">
      {tabs.map((tab) => (
        <Link
          key={tab.label}
          {...tab.link}
          activeOptions={{ exact: tab.isOpenBelow !== true, includeSearch: false }}
          {...(tab.isOpen === true ? { 'data-status': 'active' } : {})}
          className="-mb-px flex min-h-11 shrink-0 items-center border-b-2 border-transparent px-2.5 text-sm font-medium sm:px-3 text-ink-soft hover:text-ink data-[status=active]:border-accent data-[status=active]:text-ink"
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
