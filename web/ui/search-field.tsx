import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useUiTexts } from './texts.ts';

const PATIENCE_MS = 300;

interface SearchFieldProps {
  /** What is searched for now. */
  query: string | undefined;
  onSearch(query: string | undefined): void;
  label: string;
  id?: string;
  /** Fewer letters than this are not searched for. */
  shortest?: number;
}

/** Searches when one stops typing. */
export function SearchField({ query, onSearch, label, id, shortest = 1 }: SearchFieldProps) {
  const t = useUiTexts();
  const [typed, setTyped] = useState(query ?? '');
  const search = useRef(onSearch);
  const asked = useRef(query);
  search.current = onSearch;
  useEffect(() => {
    // Another query by a link or the way back; what one has just asked for oneself may have spaces around it.
    if (query !== asked.current) setTyped(query ?? '');
    asked.current = query;
  }, [query]);
  useEffect(() => {
    const words = typed.trim();
    const wanted = words.length < shortest ? undefined : words;
    if (wanted === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wanted;
      search.current(wanted);
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [typed, shortest]);
  return (
    <div className="relative min-w-0 flex-1">
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
        aria-hidden
      />
      <input
        id={id}
        type="search"
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
        placeholder={label}
        aria-label={label}
        className="h-10 w-full rounded-lg border border-line-strong/60 bg-surface pr-10 pl-9 text-base placeholder:text-ink-faint md:h-9 md:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      {typed !== '' && (
        <button
          type="button"
          aria-label={t('clearSearch')}
          onClick={() => setTyped('')}
          className="absolute top-0 right-0 flex size-10 items-center justify-center rounded-md text-ink-faint hover:text-ink md:size-9"
        >
          <X className="size-4" aria-hidden />
        </button>
      )}
    </div>
  );
}
