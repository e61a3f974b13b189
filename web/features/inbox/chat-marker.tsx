import { Bot, CircleX, FileX, Hand, type LucideIcon, UserRoundCheck, VolumeX } from 'lucide-react';
import { useFormats } from '../../language/formats.ts';
import { reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import type { MarkerKind, Reply } from './chat-stream-items.ts';
import { useChatTexts } from './chat-texts.ts';
import { useWho } from './chat-who.ts';
import { ReplyReasons } from './reply-reasons.tsx';

const looks: Record<MarkerKind, { icon: LucideIcon; look: string }> = {
  'handed-off': { icon: Hand, look: 'bg-warning-soft text-warning' },
  taken: { icon: UserRoundCheck, look: 'bg-accent-soft text-accent-strong' },
  'bot-back': { icon: Bot, look: 'bg-info-soft text-info' },
  silent: { icon: VolumeX, look: 'bg-sunken text-ink-soft' },
  dismissed: { icon: FileX, look: 'bg-sunken text-ink-soft' },
  'old-draft': { icon: FileX, look: 'bg-sunken text-ink-soft' },
  failed: { icon: CircleX, look: 'bg-danger-soft text-danger' },
};

/** Where the chat changed hands, or the bot decided to say nothing. */
export function ChatMarker({ marker, at, reply }: { marker: MarkerKind; at: string; reply: Reply | undefined }) {
  const t = useChatTexts();
  const words = useDecisionTexts();
  const who = useWho();
  const formats = useFormats();
  const { icon: Icon, look } = looks[marker];
  const reason = reply === undefined ? '' : reasonText(reply.reason, words);
  const by = reply?.dismissal === undefined ? '' : who(reply.dismissal.by);
  return (
    <div className="flex flex-col items-center gap-0.5">
      <p className={classNames('flex max-w-[92%] items-start gap-1.5 rounded-2xl px-3 py-1 text-xs font-medium', look)}>
        <Icon className="mt-px size-3.5 shrink-0" aria-hidden />
        <span>
          {t(`marker.${marker}`, { reason, who: by })}
          <time dateTime={at} className="ml-2 font-normal whitespace-nowrap">
            {formats.clock(at)}
          </time>
        </span>
      </p>
      {reply !== undefined && reply.messageId === undefined && marker !== 'taken' && (
        <div className="flex w-full max-w-lg flex-col items-center">
          <ReplyReasons reply={reply} hasText />
        </div>
      )}
    </div>
  );
}
