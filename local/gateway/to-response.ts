import * as z from 'zod';

export interface GatewayResponse {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

const result = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** What a function's result becomes: with a `statusCode` a whole response, otherwise the body of a 200. Undefined for a malformed response. */
export function toResponse(payload: unknown): GatewayResponse | undefined {
  if (typeof payload !== 'object' || payload === null || !('statusCode' in payload)) return jsonResponse(200, payload);
  const parsed = result.safeParse(payload);
  if (!parsed.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
      ...(cookies && cookies.length > 0 ? { 'set-cookie': cookies } : {}),
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** An answer of the gateway itself, in its wording. */
export function gatewayMessage(status: number, message: string): GatewayResponse {
  return jsonResponse(status, { message });
}

function jsonResponse(status: number, value: unknown): GatewayResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value) ?? '') };
}
