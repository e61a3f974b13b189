import { useState } from 'react';
import { useChatTexts } from './chat-texts.ts';
import { foldedText, withLinks } from './message-text.ts';

/** What somebody wrote, as text and nothing else. What is very long is folded. */
export function MessageWords({ text }: { text: string }) {
  const t = useChatTexts();
  const [isWhole, setWhole] = useState(false);
  const folded = foldedText(text);
  const shown = isWhole || folded === undefined ? text : folded;
  return (
    <>
      <p className="words">
        {withLinks(shown).map(({ text: part, url }, place) =>
          url === undefined ? (
            part
          ) : (
            <a
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
              key={place}
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              className="underline underline-offset-2"
            >
              {part}
            </a>
          ),
        )}
      </p>
      {folded !== undefined && (
        <button
          type="button"
          onClick={() => setWhole(!isWhole)}
          aria-expanded={isWhole}
          className="mt-1 py-1 text-sm font-medium text-accent-strong hover:underline"
        >
          {isWhole ? t('showLess') : t('showAll', { count: text.length })}
        </button>
      )}
    </>
  );
}
