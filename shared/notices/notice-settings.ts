import * as z from 'zod';
import type { NoticeEvent } from './notice-event.ts';
import { noticeTypes } from './notice-types.ts';

export const noticeChannels = ['webhook', 'telegram'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** Set where the other side said that it wants no more; nobody is told there until the seller sets the channel anew. */
const switchedOff = z.object({ code: z.string(), at: z.number() }).optional();

/** How a seller wants to be told, as it lies in his item: whoever has read the seller knows it. */
export const noticeSettingsSchema = z.object({
  /** Counts the changes; 0 stands for none yet. */
  version: z.int().default(0),
  webhook: z.object({ url: z.string(), switchedOff }).optional(),
  telegram: z.object({ chatId: z.string(), switchedOff }).optional(),
  // Any text: a seller must stay readable for a release that does not know the newest type.
  events: z.array(z.string()).default([...noticeTypes]),
  /** Whether a notice holds the listing's title and the buyer's last words, which leave for whoever runs the channel. */
  areDetailsShown: z.boolean().default(false),
  /** Of the secret that webhooks are signed with. 0: none was ever shown. */
  secretVersion: z.int().default(0),
  /** Unix milliseconds. */
  secretChangedAt: z.number().optional(),
});
export type NoticeSettings = z.infer<typeof noticeSettingsSchema>;

/** The channels that are to be told of such an event. Whoever tries his channels wants all that are on. */
export function channelsFor(settings: NoticeSettings | undefined, type: NoticeEvent['type']): NoticeChannel[] {
  if (settings === undefined) return [];
  if (type !== 'notice.test' && !settings.events.includes(type)) return [];
  return noticeChannels.filter((channel) => isOn(settings, channel));
}

function isOn(settings: NoticeSettings, channel: NoticeChannel): boolean {
  const chosen = settings[channel];
  return chosen !== undefined && chosen.switchedOff === undefined;
}
