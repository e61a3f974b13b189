import type { SellerSettings } from '../../../sellers/settings.ts';
import { styleSentences } from '../../../sellers/style.ts';
import { localTime } from '../../../sellers/time-zone.ts';
import { isWithinWorkingHours } from '../../../sellers/working-hours.ts';
import type { ConversationMessage } from '../conversation.ts';
import { TRADE_HINTS } from './trade-hints.ts';

const WEEKDAYS = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'] as const;

interface Occasion {
  settings: Pick<SellerSettings, 'persona' | 'language' | 'trade' | 'timeZone' | 'workingHours'>;
  /** Unix milliseconds. */
  now: number;
  conversation: ConversationMessage[];
}

/**
 * What the model should know of this seller and this hour beside the instruction: his style, his trade, his clock, and whether a
 * greeting is due. Nothing of it may be told to a buyer as a fact. What changes least comes first.
 */
export function guidanceFor({ settings, now, conversation }: Occasion): string[] {
  return [
    ...styleSentences(settings),
    ...TRADE_HINTS[settings.trade],
    greeting(conversation.some(({ author }) => author !== 'buyer')),
    clock(settings, now),
  ];
}

function greeting(hasSellerWritten: boolean): string {
  return hasSellerWritten
    ? 'Продавец в этом чате уже писал: не здоровайся снова.'
    : 'Продавец в этом чате ещё не писал: начни с приветствия.';
}

function clock({ timeZone, workingHours }: Occasion['settings'], now: number): string {
  const { weekday, minutes, date } = localTime(timeZone, now);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const isOpen = isWithinWorkingHours({ timeZone, workingHours }, now);
  const shop = workingHours.isAlways ? '' : isOpen ? ', рабочее время' : ', нерабочее время';
  return `У продавца сейчас ${WEEKDAYS[weekday]}, ${date}, ${time}${shop}.`;
}
