export interface RouteMatch<Route> {
  route: Route;
  pathParameters: Record<string, string>;
}

export interface RouteTable<Route> {
  /** The most specific route for this method and decoded path, as an HTTP API picks it. */
  find(method: string, path: string): RouteMatch<Route> | undefined;
}

interface CompiledRoute<Route> {
  route: Route;
  method: string;
  segments: string[];
  /** The higher, the more specific: fixed segments, then parameters, then `{proxy+}`; a method before ANY. */
  weight: number;
}

export function createRouteTable<Route extends { key: string }>(routes: Route[]): RouteTable<Route> {
  const compiled = routes
    .filter(({ key }) => key !== '$default')
    .map(compile)
    .sort((left, right) => right.weight - left.weight);
  const fallback = routes.find(({ key }) => key === '$default');
  return {
    find: (method, path) => {
      const segments = path.split('/').slice(1);
      for (const candidate of compiled) {
        if (candidate.method !== 'ANY' && candidate.method !== method) continue;
        const pathParameters = matchSegments(candidate.segments, segments);
        if (pathParameters !== undefined) return { route: candidate.route, pathParameters };
      }
      return fallback === undefined ? undefined : { route: fallback, pathParameters: {} };
    },
  };
}

function compile<Route extends { key: string }>(route: Route): CompiledRoute<Route> {
  const [method = '', path = ''] = route.key.split(' ');
  const segments = path.split('/').slice(1);
  const weights = segments.map((segment) => (isGreedy(segment) ? -1000 : isParameter(segment) ? 1 : 10));
  const weight = weights.reduce((sum, each) => sum + each, 0) * 2 + (method === 'ANY' ? 0 : 1);
  return { route, method, segments, weight };
}

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index];
    if (isGreedy(expected)) {
      parameters[expected.slice(1, -2)] = segments.slice(index).join('/');
      return parameters;
    }
    if (actual === undefined || actual === '') {
      if (expected !== '' || actual === undefined) return undefined;
    } else if (isParameter(expected)) parameters[expected.slice(1, -1)] = actual;
    else if (expected !== actual) return undefined;
  }
  return segments.length === pattern.length ? parameters : undefined;
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}');
}

function isGreedy(segment: string): boolean {
  return segment.endsWith('+}');
}
