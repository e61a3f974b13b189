import { Mic, Play } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { useAction } from '../../parts/use-action.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import type { Message } from './chat-messages.ts';
import { useChatTexts } from './chat-texts.ts';
import { useChatParams } from './chat-where.ts';
import { MessageWords } from './message-words.tsx';

type Voice = Extract<Message['content'], { kind: 'voice' }>;

/** A voice message: to be listened to, and as the words that were heard in it. */
export function MessageVoice({ content }: { content: Voice }) {
  const t = useChatTexts();
  const { voiceId, transcript, isUnclear } = content;
  return (
    <div>
      <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
        <Mic className="size-4 shrink-0" aria-hidden />
        {t('content.voice')}
        {isUnclear === true && <Badge tone="warning">{t('content.unclear')}</Badge>}
      </p>
      <Recording voiceId={voiceId} />
      {transcript === undefined || transcript === '' ? (
        <p className="text-sm text-ink-soft">{t('content.notHeard')}</p>
      ) : (
        <MessageWords text={transcript} />
      )}
    </div>
  );
}

/** Avito's address of it is good for an hour, so it is asked for when somebody wants to listen, and again when it has failed. */
function Recording({ voiceId }: { voiceId: string }) {
  const t = useChatTexts();
  const params = useChatParams();
  const [isBroken, setBroken] = useState(false);
  const listen = useAction(() => api.getVoice({ params: { ...params, voiceId } }), {
    onDone: () => setBroken(false),
  });
  if (listen.data !== undefined && !isBroken) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what was said stands below it in words
      <audio
        controls
        autoPlay
        src={listen.data.url}
        aria-label={t('content.voice')}
        onError={() => setBroken(true)}
        className="my-1.5 h-10 w-72 max-w-full"
      />
    );
  }
  const problem = listen.error === null ? undefined : problemText(listen.error);
  const failure = problem ?? (isBroken && !listen.isPending ? t('content.notPlayed') : undefined);
  return (
    <div className="my-1.5">
      <Button size="small" className="max-md:h-10!" isBusy={listen.isPending} onClick={() => listen.mutate()}>
        {!listen.isPending && <Play aria-hidden />}
        {t('content.listen')}
      </Button>
      {failure !== undefined && (
        <p role="alert" className="mt-1.5 text-sm text-danger">
          {failure}
        </p>
      )}
    </div>
  );
}
