export type DeliveryPeek =
  | { kind: 'not-json' }
  | { kind: 'probe' }
  | { kind: 'delivery'; chatId: string | undefined; messageId: string | undefined };

/**
 * Reads just enough of a delivery to put it on the queue: whether it is JSON, whether it is Avito's `{}` probe
 * (avito-api 3.1), and which chat it belongs to. Everything else, a shape nobody has seen included, is the business of
 * whoever takes it from the queue.
 */
export function peekDelivery(body: string): DeliveryPeek {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { kind: 'not-json' };
  }
  if (isRecord(parsed) && Object.keys(parsed).length === 0) return { kind: 'probe' };
  const value = field(field(parsed, 'payload'), 'value');
  return { kind: 'delivery', chatId: identifier(field(value, 'chat_id')), messageId: identifier(field(value, 'id')) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function identifier(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
