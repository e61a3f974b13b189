import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import { useChatTexts } from './chat-texts.ts';
import { webAddress } from './message-text.ts';

/** A picture in a place of fixed size, so that nothing jumps when it comes; it opens large in a new tab. */
export function MessageImage({ url, author }: { url: string; author: string }) {
  const t = useChatTexts();
  const [isLost, setLost] = useState(false);
  const address = webAddress(url);
  if (address === undefined || isLost) {
    const text = (
      <>
        <ImageOff className="size-5 shrink-0" aria-hidden />
        {t('content.imageLost')}
      </>
    );
    const look = 'flex min-h-16 items-center gap-2.5 rounded-lg bg-sunken px-3 py-2 text-sm text-ink-soft';
    if (address === undefined) return <p className={look}>{text}</p>;
    return (
      <a href={address} target="_blank" rel="noopener noreferrer" className={`${look} underline`}>
        {text}
      </a>
    );
  }
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" className="block overflow-hidden rounded-lg bg-sunken">
      <img
        src={address}
        alt={t('content.image', { author })}
        loading="lazy"
        decoding="async"
        referrerPolicy="no-referrer"
        onError={() => setLost(true)}
        className="h-56 w-64 max-w-full object-cover"
      />
    </a>
  );
}
