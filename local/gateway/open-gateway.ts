import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { InvocationOutcome } from '../lambda/start-instance.ts';
import { listen } from '../listen.ts';
import type { HttpApiDescription, RouteDescription } from '../template/read-http-api.ts';
import { accessLogLine } from './access-log.ts';
import { readBody } from './read-body.ts';
import { createRouteTable } from './route-table.ts';
import { requestTime, sourceIpOf, toEvent } from './to-event.ts';
import { type GatewayResponse, gatewayMessage, toResponse } from './to-response.ts';
import { createTokenBucket } from './token-bucket.ts';

/** API Gateway's limit. */
const maxBodyBytes = 10 * 1024 * 1024;

export interface Gateway {
  url: string;
  port: number;
  /** From now on requests are routed; until then each is answered with 503. */
  serve(options: ServeOptions): void;
  /** Running requests are answered first. */
  close(graceMs: number): Promise<void>;
}

export interface ServeOptions {
  api: HttpApiDescription;
  invoke(functionArn: string, event: object): Promise<InvocationOutcome>;
  /** HTML of `GET /` unless the template has that route. */
  home: string;
  log(line: string): void;
}

type Answerer = (request: IncomingMessage, requestId: string) => Promise<{ routeKey: string; answer: GatewayResponse }>;

/** Opens the port at once, so that a port in use is known before anything else is done. */
export async function openGateway(port: number): Promise<Gateway> {
  const unavailable = gatewayMessage(503, 'Service Unavailable');
  let answerer: Answerer = async () => ({ routeKey: '-', answer: unavailable });
  let writeAccess: (format: {
    request: IncomingMessage;
    requestId: string;
    startedAt: number;
    routeKey: string;
    answer: GatewayResponse;
  }) => void = () => {};

  const server = createServer((request, response) => {
    const requestId = randomUUID();
    const startedAt = Date.now();
    answerer(request, requestId)
      .then(({ routeKey, answer }) => {
        send(response, answer, requestId);
        writeAccess({ request, requestId, startedAt, routeKey, answer });
      })
      // The client broke off: there is nobody to answer.
      .catch(() => response.destroy());
  });
  const listening = await listen(server, port);

  return {
    ...listening,
    serve: (options) => {
      answerer = createAnswerer(options);
      const format = options.api.accessLogFormat;
      if (format === undefined) return;
      writeAccess = ({ request, requestId, startedAt, routeKey, answer }) =>
        options.log(
          accessLogLine(format, {
            requestId,
            routeKey,
            httpMethod: request.method ?? '-',
            protocol: `HTTP/${request.httpVersion}`,
            status: answer.status,
            sourceIp: sourceIpOf(request),
            userAgent: request.headers['user-agent'] ?? '-',
            requestTime: requestTime(new Date(startedAt)),
            requestTimeEpoch: startedAt,
            responseLength: answer.body.length,
            responseLatency: Date.now() - startedAt,
          }),
        );
    },
  };
}

function createAnswerer({ api, invoke, home }: ServeOptions): Answerer {
  const routes = createRouteTable(api.routes);
  const admits = createThrottle(api);
  return async (request, requestId) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const match = routes.find(request.method ?? '', path);
    if (match === undefined) {
      request.resume();
      return {
        routeKey: '-',
        answer: path === '/' && request.method === 'GET' ? page(home) : gatewayMessage(404, 'Not Found'),
      };
    }
    const { route, pathParameters } = match;
    if (!admits(route.key)) {
      request.resume();
      return { routeKey: route.key, answer: gatewayMessage(429, 'Too Many Requests') };
    }
    const body = await readBody(request, maxBodyBytes);
    if (body === undefined) return { routeKey: route.key, answer: gatewayMessage(413, 'Request Entity Too Large') };
    const event = toEvent({
      request,
      body,
      requestId,
      apiId: api.id,
      routeKey: route.key,
      pathParameters,
      now: new Date(),
    });
    return { routeKey: route.key, answer: await integrate(route, () => invoke(route.functionArn, event)) };
  };
}

async function integrate(route: RouteDescription, invoke: () => Promise<InvocationOutcome>): Promise<GatewayResponse> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), route.timeoutMs);
  });
  const outcome = await Promise.race([invoke(), timeout]);
  clearTimeout(timer);
  if (outcome === 'timeout') return gatewayMessage(503, 'Service Unavailable');
  const response = outcome.kind === 'answered' ? toResponse(outcome.payload) : undefined;
  return response ?? gatewayMessage(500, 'Internal Server Error');
}

function createThrottle(api: HttpApiDescription): (routeKey: string) => boolean {
  const buckets = new Map(
    api.routes.flatMap(({ key }) => {
      const limits = api.routeThrottling.get(key) ?? api.throttling;
      return limits === undefined ? [] : [[key, createTokenBucket(limits, () => performance.now())] as const];
    }),
  );
  return (routeKey) => buckets.get(routeKey)?.admits() ?? true;
}

function send(response: ServerResponse, { status, headers, body }: GatewayResponse, requestId: string): void {
  response.writeHead(status, { ...headers, 'content-length': body.length, 'apigw-requestid': requestId }).end(body);
}

function page(html: string): GatewayResponse {
  return { status: 200, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: Buffer.from(html) };
}
