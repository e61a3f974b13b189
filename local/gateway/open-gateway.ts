import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { InvocationOutcome } from '../lambda/start-instance.ts';
import { listen } from '../listen.ts';
import type { HttpApiDescription, RouteDescription } from '../template/read-http-api.ts';
import { type AccessFacts, accessLogLine } from './access-log.ts';
import type { Site } from './open-site.ts';
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
  /** What is shown where no API's paths are. */
  site: Site | undefined;
  log(line: string): void;
}

interface Answered {
  routeKey: string;
  answer: GatewayResponse;
  /** As the API whose route it was writes its log; one that no API has a route for is written as the first one does, one for the page not at all. */
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
        send(response, answered.answer);
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

function createAnswerer({ apis, invoke, site }: ServeOptions): Answerer {
  const served = apis.flatMap(servedRoutes);
  const routes = createRouteTable(served);
  // `/api` and `/webhooks`: what is unknown below them is answered as an API would.
  const apiFolders = new Set(served.map(({ key }) => firstFolder(key.split(' ')[1] ?? '')));
  const [firstApi] = apis;
  return async (request, requestId) => {
    const path = pathOf(request);
    const match = path === undefined ? undefined : routes.find(request.method ?? '', path);
    if (path === undefined || match === undefined) {
      request.resume();
      if (site !== undefined && path !== undefined && !apiFolders.has(firstFolder(path))) {
        return { routeKey: '-', answer: site.answer(request), accessLogFormat: undefined };
      }
      const answer = path === undefined ? malformed : notFound;
      return { routeKey: '-', answer: withRequestId(answer, requestId), accessLogFormat: firstApi?.accessLogFormat };
    }
    const answer = await answerRoute(match, { request, path, requestId, invoke });
    const withId = withRequestId(answer, requestId);
    return { routeKey: match.route.key, answer: withId, accessLogFormat: match.route.api.accessLogFormat };
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

function send(response: ServerResponse, { status, headers, body }: GatewayResponse): void {
  const length = status === 304 ? {} : { 'content-length': body.length };
  response.writeHead(status, { ...headers, ...length }).end(body);
}

function withRequestId(answer: GatewayResponse, requestId: string): GatewayResponse {
  return { ...answer, headers: { ...answer.headers, 'apigw-requestid': requestId } };
}

function firstFolder(path: string): string | undefined {
  return path.split('/')[1];
}
