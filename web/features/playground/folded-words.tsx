import { useState } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { useFoldTexts } from './fold-texts.ts';

const LONG = 320;

/** Words of people or the bot; of long ones the beginning, until somebody wants them all. */
export function FoldedWords({ text, className }: { text: string; className?: string }) {
  const t = useFoldTexts();
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > LONG || text.split('\n').length > 8;
  return (
    <div className={className}>
      <p className={classNames('words', isLong && !isOpen && 'line-clamp-5')}>{text}</p>
      {isLong && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="mt-0.5 min-h-8 text-sm font-medium text-accent hover:underline"
        >
          {isOpen ? t('less') : t('more')}
        </button>
      )}
    </div>
  );
}
