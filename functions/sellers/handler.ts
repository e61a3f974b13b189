import { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { apiHandler } from '../../shared/lambda/api-handler.ts';
import { changeNotices } from './change-notices.ts';
import { changeSeller } from './change-seller.ts';
import { changeSettings } from './change-settings.ts';
import { connectAvito } from './connect-avito.ts';
import { createSeller } from './create-seller.ts';
import { deleteSeller } from './delete-seller.ts';
import { createDeps, type SellersDeps } from './deps.ts';
import { disconnectAvito } from './disconnect-avito.ts';
import { getNotices } from './get-notices.ts';
import { getSeller } from './get-seller.ts';
import { getSettings } from './get-settings.ts';
import { getWebhook } from './get-webhook.ts';
import { listSellers } from './list-sellers.ts';
import { registerWebhook } from './register-webhook.ts';
import { removeWebhook } from './remove-webhook.ts';
import { rotateNoticeSecret } from './rotate-notice-secret.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { startSeller, stopSeller } from './stop-seller.ts';
import { testNotices } from './test-notices.ts';

/** Sellers: who they are, what they want, and how they are connected to Avito. */
export const createHandler = (deps: SellersDeps) =>
  apiHandler(
    sellersRoutes,
    {
      listSellers: (call) => listSellers(call, deps),
      createSeller: (call) => createSeller(call, deps),
      getSeller: (call) => getSeller(call, deps),
      changeSeller: (call) => changeSeller(call, deps),
      deleteSeller: (call) => deleteSeller(call, deps),
      stopSeller: (call) => stopSeller(call, deps),
      startSeller: (call) => startSeller(call, deps),
      connectAvito: (call) => connectAvito(call, deps),
      disconnectAvito: (call) => disconnectAvito(call, deps),
      getWebhook: (call) => getWebhook(call, deps),
      registerWebhook: (call) => registerWebhook(call, deps),
      removeWebhook: (call) => removeWebhook(call, deps),
      rotateWebhookSecret: (call) => rotateWebhookSecret(call, deps),
      getNotices: (call) => getNotices(call, deps),
      changeNotices: (call) => changeNotices(call, deps),
      rotateNoticeSecret: (call) => rotateNoticeSecret(call, deps),
      testNotices: (call) => testNotices(call, deps),
      getSettings: (call) => getSettings(call, deps),
      changeSettings: (call) => changeSettings(call, deps),
    },
    deps,
  );

export const handler = createHandler(createDeps());
