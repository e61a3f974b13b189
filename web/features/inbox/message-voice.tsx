import { Mic } from 'lucide-react';
import { Badge } from '../../ui/badge.tsx';
import type { Message } from './chat-messages.ts';
import { useChatTexts } from './chat-texts.ts';
import { MessageWords } from './message-words.tsx';

type Voice = Extract<Message['content'], { kind: 'voice' }>;

/** A voice message as the words that were heard in it. */
export function MessageVoice({ content }: { content: Voice }) {
  const t = useChatTexts();
  const { transcript, isUnclear } = content;
  return (
    <div>
      <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
        <Mic className="size-4 shrink-0" aria-hidden />
        {t('content.voice')}
        {isUnclear === true && <Badge tone="warning">{t('content.unclear')}</Badge>}
      </p>
      {transcript === undefined || transcript === '' ? (
        <p className="text-sm text-ink-soft">{t('content.notHeard')}</p>
      ) : (
        <MessageWords text={transcript} />
      )}
    </div>
  );
}
