import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { avitoHint } from '../../shared/sellers/tariff-hint.ts';
import type { Seller } from '../../shared/store/sellers.ts';

export type SellerAnswer = Answer<typeof sellersRoutes.getSeller>;

/** A seller as the API shows him: never his keys, nor the webhook's secret. */
export function sellerAnswer(seller: Seller): SellerAnswer {
  const { sellerId, name, version, settings, isStopped, deletingSince, avitoStatus, webhookStatus } = seller;
  return {
    sellerId,
    name,
    version,
    createdAt: iso(seller.createdAt),
    mode: settings.mode,
    timeZone: settings.timeZone,
    isStopped,
    ...(deletingSince === undefined ? {} : { deletingSince: iso(deletingSince) }),
    avito: {
      status: avitoStatus,
      since: iso(seller.avitoStatusSince),
      accountId: seller.avitoUserId,
      accountName: seller.avitoName,
      hint: avitoHint(avitoStatus),
    },
    webhook: webhookStatus,
  };
}

/** The same, with its version as ETag. */
export function answerSeller(seller: Seller, { response }: Pick<Call, 'response'>): SellerAnswer {
  response.headers.etag = etag(seller.version);
  return sellerAnswer(seller);
}

export function etag(version: number): string {
  return `"${version}"`;
}

export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
