export interface AccessFacts {
  requestId: string;
  routeKey: string;
  httpMethod: string;
  protocol: string;
  status: number;
  sourceIp: string;
  userAgent: string;
  requestTime: string;
  requestTimeEpoch: number;
  responseLength: number;
  responseLatency: number;
}

/** Writes an access log line in the stage's own format. A variable not known here is a dash, `$context.path` always: paths hold secrets. */
export function accessLogLine(format: string, facts: AccessFacts): string {
  const values: Record<string, string | number> = {
    ...facts,
    'identity.sourceIp': facts.sourceIp,
    'identity.userAgent': facts.userAgent.replaceAll(/["\\\p{Cc}]/gu, ''),
    integrationLatency: facts.responseLatency,
    'integration.latency': facts.responseLatency,
  };
  return format.replaceAll(/\$context\.([A-Za-z.]+)/g, (_whole, name: string) => String(values[name] ?? '-'));
}
