import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { InvocationOutcome } from '../lambda/start-instance.ts';
import { listen } from '../listen.ts';
import type { HttpApiDescription, RouteDescription } from '../template/read-http-api.ts';
import { type AccessFacts, accessLogLine } from './access-log.ts';
import { readBody } from './read-body.ts';
import { createRouteTable, type RouteMatch } from './route-table.ts';
import { pathOf, requestTime, sourceIpOf, toEvent } from './to-event.ts';
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
  /** All on this one port; no two may have the same route. */
  apis: HttpApiDescription[];
  invoke(functionArn: string, event: object): Promise<InvocationOutcome>;
  /** HTML of `GET /` unless the template has that route. */
  home: string;
  log(line: string): void;
}

interface Answered {
  routeKey: string;
  answer: GatewayResponse;
  /** As the API whose route it was writes its log; one that no API has a route for is written as the first one does. */
  accessLogFormat: string | undefined;
}

type Answerer = (request: IncomingMessage, requestId: string) => Promise<Answered>;

/** Opens the port at once, so that a port in use is known before anything else is done. */
export async function openGateway(port: number): Promise<Gateway> {
  const unavailable = gatewayMessage(503, 'Service Unavailable');
  let answerer: Answerer = async () => ({ routeKey: '-', answer: unavailable, accessLogFormat: undefined });
  let writeLog: (line: string) => void = () => {};

  const server = createServer((request, response) => {
    const requestId = randomUUID();
    const startedAt = Date.now();
    answerer(request, requestId)
      .then((answered) => {
        send(response, answered.answer, requestId);
        const { accessLogFormat: format } = answered;
        if (format !== undefined)
          writeLog(accessLogLine(format, factsOf(request, { requestId, startedAt, ...answered })));
      })
      // The client broke off: there is nobody to answer.
      .catch(() => response.destroy());
  });
  const listening = await listen(server, port);

  return {
    ...listening,
    serve: (options) => {
      answerer = createAnswerer(options);
      writeLog = options.log;
    },
  };
}

function factsOf(
  request: IncomingMessage,
  { requestId, startedAt, routeKey, answer }: Answered & { requestId: string; startedAt: number },
): AccessFacts {
  return {
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
  };
}

interface ServedRoute extends RouteDescription {
  api: HttpApiDescription;
  admits(): boolean;
}

const malformed = gatewayMessage(400, 'Bad Request');
const notFound = gatewayMessage(404, 'Not Found');

function createAnswerer({ apis, invoke, home }: ServeOptions): Answerer {
  const routes = createRouteTable(apis.flatMap(servedRoutes));
  const [firstApi] = apis;
  return async (request, requestId) => {
    const path = pathOf(request);
    const match = path === undefined ? undefined : routes.find(request.method ?? '', path);
    if (path === undefined || match === undefined) {
      request.resume();
      const isHome = path === '/' && request.method === 'GET';
      return {
        routeKey: '-',
        answer: isHome ? page(home) : path === undefined ? malformed : notFound,
        accessLogFormat: firstApi?.accessLogFormat,
      };
    }
    const answer = await answerRoute(match, { request, path, requestId, invoke });
    return { routeKey: match.route.key, answer, accessLogFormat: match.route.api.accessLogFormat };
  };
}

async function answerRoute(
  { route, pathParameters }: RouteMatch<ServedRoute>,
  { invoke, ...given }: { request: IncomingMessage; path: string; requestId: string; invoke: ServeOptions['invoke'] },
): Promise<GatewayResponse> {
  if (!route.admits()) {
    given.request.resume();
    return gatewayMessage(429, 'Too Many Requests');
  }
  const body = await readBody(given.request, maxBodyBytes);
  if (body === undefined) return gatewayMessage(413, 'Request Entity Too Large');
  const event = toEvent({
    ...given,
    body,
    apiId: route.api.id,
    routeKey: route.key,
    pathParameters,
    now: new Date(),
  });
  return integrate(route, () => invoke(route.functionArn, event));
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

function servedRoutes(api: HttpApiDescription): ServedRoute[] {
  return api.routes.map((route) => {
    const limits = api.routeThrottling.get(route.key) ?? api.throttling;
    const bucket = limits && createTokenBucket(limits, () => performance.now());
    return { ...route, api, admits: () => bucket?.admits() ?? true };
  });
}

function send(response: ServerResponse, { status, headers, body }: GatewayResponse, requestId: string): void {
  response.writeHead(status, { ...headers, 'content-length': body.length, 'apigw-requestid': requestId }).end(body);
}

function page(html: string): GatewayResponse {
  return { status: 200, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: Buffer.from(html) };
}
