import { getRouteApi } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useInboxTexts } from './inbox-texts.ts';

const route = getRouteApi('/signed-in/sellers/$sellerId/chats');
const PATIENCE_MS = 350;
/** The server takes no shorter words. */
const SHORTEST = 2;

/** The search runs when one stops typing; its words stand in the address. */
export function InboxSearch() {
  const t = useInboxTexts();
  const { text } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(text ?? '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(text ?? ''), [text]);
  useEffect(() => {
    const words = typed.trim();
    const wanted = words.length < SHORTEST ? undefined : words;
    if (wanted === text) return;
    const timer = setTimeout(() => {
      void navigate({ to: '.', search: (now) => ({ ...now, text: wanted }), replace: true });
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, navigate]);
  return (
    <div className="relative min-w-0 flex-1">
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
        aria-hidden
      />
      <input
        ref={input}
        id="inbox-search"
        type="search"
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
        placeholder={t('search')}
        aria-label={t('search')}
        className="h-10 w-full rounded-lg bg-sunken pr-9 pl-9 text-base placeholder:text-ink-faint md:h-9 md:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      {typed !== '' && (
        <button
          type="button"
          aria-label={t('clearSearch')}
          onClick={() => setTyped('')}
          className="absolute top-1/2 right-1 -translate-y-1/2 rounded-md p-2 text-ink-faint hover:text-ink"
        >
          <X className="size-4" aria-hidden />
        </button>
      )}
    </div>
  );
}
