import type { APIGatewayProxyEventV2, Context, SQSEvent, SQSRecord } from 'aws-lambda';

export function aContext(remainingMs = 20_000): Context {
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: 'test',
    functionVersion: '1',
    invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:test',
    memoryLimitInMB: '256',
    awsRequestId: 'request-1',
    logGroupName: 'group',
    logStreamName: 'stream',
    getRemainingTimeInMillis: () => remainingMs,
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

/** A request as API Gateway's HTTP API hands it over (payload format 2.0). */
export function anHttpEvent(changes: Partial<APIGatewayProxyEventV2> = {}): APIGatewayProxyEventV2 {
  const path = '/webhooks/avito/seller-1/secret';
  return {
    version: '2.0',
    routeKey: 'POST /webhooks/avito/{sellerId}/{secret}',
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: 'POST /webhooks/avito/{sellerId}/{secret}',
      stage: '$default',
      time: '01/Jan/2026:10:00:00 +0000',
      timeEpoch: Date.parse('2026-01-01T10:00:00Z'),
    },
    isBase64Encoded: false,
    ...changes,
  };
}

/** A record as Lambda reads it from a queue. */
export function anSqsRecord({
  id,
  body = '',
  group,
  tries = 1,
  attributes = {},
}: {
  id: string;
  body?: string;
  group?: string;
  tries?: number;
  attributes?: SQSRecord['messageAttributes'];
}): SQSRecord {
  return {
    messageId: id,
    receiptHandle: `receipt-of-${id}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(tries),
      SentTimestamp: '1767261600000',
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '1767261600000',
      ...(group === undefined ? {} : { MessageGroupId: group }),
    },
    messageAttributes: attributes,
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:queue',
    awsRegion: 'eu-central-1',
  };
}

export function anSqsEvent(...records: SQSRecord[]): SQSEvent {
  return { Records: records };
}
