import { Pencil } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { fateOf, type Line } from './talk.ts';
import { usePlaygroundTexts } from './texts.ts';
import { TriedReplyFate } from './tried-reply-fate.tsx';

interface TalkLineProps {
  line: Line;
  /** Its reasons are shown. */
  isShown: boolean;
  /** It will be gone when the message that is edited is asked. */
  isGoing: boolean;
  onShow(): void;
  onEdit(): void;
}

/** A message as the buyer would see it: his own on the right. */
export function TalkLine({ line, isShown, isGoing, onShow, onEdit }: TalkLineProps) {
  if (line.author === 'bot') return <BotLine line={line} isShown={isShown} isGoing={isGoing} onShow={onShow} />;
  return <BuyerLine text={line.text} isGoing={isGoing} onEdit={onEdit} />;
}

function BuyerLine({ text, isGoing, onEdit }: { text: string; isGoing: boolean; onEdit(): void }) {
  const t = usePlaygroundTexts();
  return (
    <li className={classNames('group flex items-center justify-end gap-1', isGoing && 'opacity-50')}>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t('talk.edit')}
        title={t('talk.edit')}
        onClick={onEdit}
        className="md:opacity-0 md:group-hover:opacity-100 md:focus-visible:opacity-100"
      >
        <Pencil />
      </Button>
      <p className="words max-w-[85%] rounded-2xl rounded-br-md bg-bubble-human px-3.5 py-2">{text}</p>
    </li>
  );
}

type BotLineProps = Pick<TalkLineProps, 'isShown' | 'isGoing' | 'onShow'> & { line: Line & { author: 'bot' } };

function BotLine({ line: { reply }, isShown, isGoing, onShow }: BotLineProps) {
  const t = usePlaygroundTexts();
  const fate = fateOf(reply);
  const isRead = fate === 'sent' || fate === 'called';
  return (
    <li className={classNames('flex flex-col items-start gap-1.5', isGoing && 'opacity-50')}>
      {!isRead && fate !== 'draft' && <p className="text-sm text-ink-soft">{t('talk.nothingSaid')}</p>}
      {reply.text !== '' && (
        <p
          className={classNames(
            'words max-w-[85%] rounded-2xl rounded-bl-md px-3.5 py-2',
            isRead ? 'bg-bubble-bot' : 'border border-dashed border-line-strong bg-surface',
            !isRead && fate !== 'draft' && 'text-ink-soft',
          )}
        >
          {reply.text}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-2">
        <TriedReplyFate reply={reply} />
        <Button variant="quiet" size="small" aria-pressed={isShown} onClick={onShow} className="max-md:h-10">
          {isShown ? t('talk.shown') : t('talk.why')}
        </Button>
      </div>
    </li>
  );
}
