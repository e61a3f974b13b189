import { CircleUserRound, MoonStar, PenLine, Send } from 'lucide-react';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { type Fate, fateOf, type TriedReply } from './talk.ts';
import { usePlaygroundTexts } from './texts.ts';

const looks: Record<Fate, { tone: Tone; icon: typeof Send }> = {
  sent: { tone: 'success', icon: Send },
  draft: { tone: 'info', icon: PenLine },
  called: { tone: 'warning', icon: CircleUserRound },
  'called-quietly': { tone: 'warning', icon: CircleUserRound },
  silent: { tone: 'neutral', icon: MoonStar },
};

/** What would become of a reply, in two words. */
export function TriedReplyFate({ reply }: { reply: Pick<TriedReply, 'decision' | 'conduct' | 'text'> }) {
  const t = usePlaygroundTexts();
  const fate = fateOf(reply);
  const { tone, icon: Icon } = looks[fate];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(`fate.${fate}`)}
    </Badge>
  );
}
