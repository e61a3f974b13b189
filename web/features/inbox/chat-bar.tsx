import {
  Bot,
  ChevronDown,
  CircleSlash2,
  FilePen,
  Hand,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
  ShoppingBag,
  UserRoundCheck,
} from 'lucide-react';
import { useFormats } from '../../language/formats.ts';
import { reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { usePeopleNames } from '../../parts/people-names.ts';
import { useSeller } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { type BarState, barState } from './chat-bar-state.ts';
import { useNow } from './chat-clock.ts';
import type { Chat } from './chat-data.ts';
import type { useHands } from './chat-hands.ts';
import type { Reply } from './chat-stream-items.ts';
import { useChatTexts } from './chat-texts.ts';
import { countdown, minutesUntilMorning } from './chat-time.ts';
import { useMyId } from './chat-where.ts';

const looks: Record<BarState, { icon: LucideIcon; look: string; mark: string }> = {
  takenOver: { icon: UserRoundCheck, look: 'bg-accent-soft', mark: 'text-accent-strong' },
  needsHuman: { icon: Hand, look: 'bg-warning-soft', mark: 'text-warning' },
  draft: { icon: FilePen, look: 'bg-info-soft', mark: 'text-info' },
  answering: { icon: LoaderCircle, look: 'bg-info-soft', mark: 'text-info' },
  purchase: { icon: ShoppingBag, look: 'bg-sunken', mark: 'text-ink-soft' },
  stopped: { icon: OctagonX, look: 'bg-danger-soft', mark: 'text-danger' },
  off: { icon: CircleSlash2, look: 'bg-sunken', mark: 'text-ink-soft' },
  drafts: { icon: Bot, look: 'bg-surface', mark: 'text-info' },
  auto: { icon: Bot, look: 'bg-surface', mark: 'text-success' },
};

/** That a buyer has waited for some seconds is no news. */
const WORTH_TELLING_SECONDS = 60;

interface ChatBarProps {
  chat: Chat;
  /** Of the newest turn: it says why a human is called for. */
  newest: Reply | undefined;
  hands: ReturnType<typeof useHands>;
}

/** In whose hands the chat is, and the one press that changes it. */
export function ChatBar({ chat, newest, hands: { take, release } }: ChatBarProps) {
  const t = useChatTexts();
  const seller = useSeller();
  const now = useNow(chat.takeoverUntil !== undefined);
  const state = barState(chat, seller, now);
  const { icon: Icon, look, mark } = looks[state];
  const isTaken = state === 'takenOver';
  const canRelease = isTaken || state === 'needsHuman' || chat.handedOffAt !== undefined;
  return (
    <section
      aria-label={t(state === 'needsHuman' ? 'state.needsHuman' : `state.${state}`)}
      className={classNames('flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-3 py-1.5 text-sm md:px-4', look)}
    >
      <div className="flex min-w-0 flex-1 basis-44 items-start gap-2 py-1">
        <Icon
          className={classNames('mt-0.5 size-4 shrink-0', mark, state === 'answering' && 'animate-spin')}
          aria-hidden
        />
        <StateWords state={state} chat={chat} newest={newest} now={now} />
      </div>
      <div className="flex items-center gap-1.5">
        {canRelease && (
          <Button
            size="small"
            className="max-md:h-10!"
            title={`${t('release')} (R)`}
            isBusy={release.isPending}
            onClick={() => release.mutate()}
          >
            {t('release')}
          </Button>
        )}
        {!isTaken && (
          <Button
            size="small"
            className="max-md:h-10!"
            variant={state === 'needsHuman' ? 'primary' : 'secondary'}
            title={`${t('take')} (T)`}
            isBusy={take.isPending}
            onClick={() => take.mutate(undefined)}
          >
            {t('take')}
          </Button>
        )}
        <TakeFor isTaken={isTaken} onTake={(minutes) => take.mutate(minutes)} />
      </div>
    </section>
  );
}

function StateWords({
  state,
  chat,
  newest,
  now,
}: {
  state: BarState;
  chat: Chat;
  newest: Reply | undefined;
  now: number;
}) {
  const t = useChatTexts();
  const words = useDecisionTexts();
  const formats = useFormats();
  const holder = useHolder(chat);
  if (state === 'takenOver') {
    const left = countdown(Date.parse(chat.takeoverUntil ?? '') - now);
    return (
      <p className="min-w-0">
        <span className="words font-medium">{holder}</span>{' '}
        <span role="timer" aria-label={t('state.leftName')} className="whitespace-nowrap tabular-nums">
          · {t('state.left', { time: left })}
        </span>
        <span className="block text-xs text-ink-soft max-sm:hidden">{t('state.takenOverAbout')}</span>
      </p>
    );
  }
  const waitedSeconds = chat.unansweredSeconds ?? 0;
  const isExplained = state === 'needsHuman' && newest?.state === 'handed-off';
  return (
    <p className="min-w-0">
      <span className="font-medium">
        {isExplained ? t('state.needsHumanBecause', { reason: reasonText(newest.reason, words) }) : t(`state.${state}`)}
      </span>
      {waitedSeconds >= WORTH_TELLING_SECONDS && state !== 'answering' && (
        <span className="whitespace-nowrap text-ink-soft">
          {' '}
          · {t('state.waits', { time: formats.duration(waitedSeconds) })}
        </span>
      )}
    </p>
  );
}

/** Who answers: two people who work at once must see each other. On Avito itself it may be anybody. */
function useHolder({ takenOverBy }: Chat): string {
  const t = useChatTexts();
  const myId = useMyId();
  const names = usePeopleNames();
  if (takenOverBy === undefined) return t('state.takenOver');
  if (takenOverBy === myId) return t('state.takenOverByYou');
  return t('state.takenOverBy', { who: names.get(takenOverBy) ?? t('colleague') });
}

function TakeFor({ isTaken, onTake }: { isTaken: boolean; onTake(minutes: number): void }) {
  const t = useChatTexts();
  const { timeZone } = useFormats();
  const name = isTaken ? t('prolong') : t('takeFor');
  const trigger = (
    <Button size="small" className="px-2! max-md:h-10!" aria-label={name} title={name}>
      {isTaken && <span aria-hidden>{t('prolong')}</span>}
      <ChevronDown aria-hidden />
    </Button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuItem onClick={() => onTake(30)}>{t('for.halfHour')}</MenuItem>
      <MenuItem onClick={() => onTake(120)}>{t('for.twoHours')}</MenuItem>
      <MenuItem onClick={() => onTake(minutesUntilMorning(Date.now(), timeZone))}>{t('for.morning')}</MenuItem>
    </Menu>
  );
}
