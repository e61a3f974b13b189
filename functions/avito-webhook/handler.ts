import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { createLog } from '../../shared/lambda/log.ts';
import { type Acceptance, acceptDelivery } from './accept-delivery.ts';
import { createDeps } from './deps.ts';

const STATUS = {
  queued: 200,
  probe: 200,
  'unknown-webhook': 404,
  'too-large': 413,
  'not-json': 400,
} as const satisfies Record<Acceptance, number>;

const deps = createDeps();

/** `POST /webhooks/avito/{sellerId}/{secret}`: called by Avito for every message of every chat. */
export const handler = httpHandler(async (event: APIGatewayProxyEventV2) => {
  const { sellerId = '', secret = '' } = event.pathParameters ?? {};
  const acceptance = await acceptDelivery({ sellerId, secret, body: bodyOf(event) }, deps);
  return { status: STATUS[acceptance], code: acceptance };
}, createLog());

function bodyOf({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string {
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}
