import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { useKnowledgeTexts } from './texts.ts';

interface KnowledgeRowProps {
  title: string;
  text: string;
  isActive: boolean;
  /** Tags, keywords, and what else is told shortly. */
  children?: ReactNode;
  onOpen(): void;
}

/** A text of the seller's in a list; all of it opens by one press. */
export function KnowledgeRow({ title, text, isActive, children, onOpen }: KnowledgeRowProps) {
  const t = useKnowledgeTexts();
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="flex w-full flex-col gap-1 px-4 py-3 text-start -outline-offset-2 hover:bg-sunken"
      >
        <span className="flex w-full items-start justify-between gap-3">
          <span className="words line-clamp-2 min-w-0 font-medium">{title}</span>
          {!isActive && <Badge className="mt-0.5">{t('isOff')}</Badge>}
        </span>
        <span className="words line-clamp-2 text-sm text-ink-soft">{text.replace(/\s+/g, ' ').slice(0, 300)}</span>
        {children}
      </button>
    </li>
  );
}

/** Tags or keywords, the first few of them. */
export function RowWords({ words, children }: { words: string[]; children?: ReactNode }) {
  if (words.length === 0 && children === undefined) return null;
  return (
    <span className="mt-0.5 flex flex-wrap items-center gap-1.5">
      {words.slice(0, SHOWN).map((word) => (
        <Badge key={word} className="max-w-full">
          <span className="max-w-48 truncate">{word}</span>
        </Badge>
      ))}
      {words.length > SHOWN && <span className="text-xs text-ink-faint">+{words.length - SHOWN}</span>}
      {children}
    </span>
  );
}

const SHOWN = 6;
