import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { InputError } from '../../shared/lambda/input-error.ts';
import { type NoticeSettings, noticeChannels, noticeSettingsSchema } from '../../shared/notices/notice-settings.ts';
import { webhookAddress } from '../../shared/notices/webhook-address.ts';
import type { SellersDeps } from './deps.ts';
import { findStayingSeller } from './find-seller.ts';
import { answerNotices } from './get-notices.ts';
import { checkSeen, lostRace } from './seen-version.ts';

type ChangeNotices = typeof sellersRoutes.changeNotices;

/**
 * Replaces what was chosen, secrets aside. A channel that was switched off is on again. Where one leads elsewhere from now on,
 * how the old one went is forgotten.
 */
export async function changeNotices(
  call: Call<ChangeNotices>,
  deps: Pick<SellersDeps, 'sellers' | 'sellerNotices' | 'deliveries' | 'isLocal'>,
): Promise<Answer<ChangeNotices>> {
  const { params, body, request, audit } = call;
  const seller = await findStayingSeller(params.sellerId, deps);
  const before = seller.notices ?? noticeSettingsSchema.parse({});
  checkSeen(request.ifMatch, before.version);
  if (body.webhook !== null && webhookAddress(body.webhook.url, deps) === undefined) {
    const message = 'must be an https address of the open internet, without a name or password in it';
    throw new InputError([{ in: 'body', field: 'webhook.url', message }]);
  }
  const chosen = {
    webhook: body.webhook ?? undefined,
    telegram: body.telegram ?? undefined,
    events: [...new Set(body.events)],
    areDetailsShown: body.areDetailsShown,
  };
  const written = await deps.sellerNotices.change(seller, chosen);
  if (written === undefined) throw lostRace(request.ifMatch);
  for (const channel of noticeChannels) {
    if (targetOf(before, channel) !== targetOf(chosen, channel)) await deps.deliveries.forget(params.sellerId, channel);
  }
  // An address may hold a secret of the receiver's: the audit tells which channels there are, not where they lead.
  audit.changed = {
    channels: noticeChannels.filter((channel) => chosen[channel] !== undefined),
    events: chosen.events,
    areDetailsShown: chosen.areDetailsShown,
  };
  return answerNotices(written, call, deps);
}

function targetOf(
  { webhook, telegram }: Pick<NoticeSettings, 'webhook' | 'telegram'>,
  channel: (typeof noticeChannels)[number],
): string | undefined {
  return channel === 'webhook' ? webhook?.url : telegram?.chatId;
}
