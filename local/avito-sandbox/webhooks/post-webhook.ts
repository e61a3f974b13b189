export type PostOutcome =
  | { outcome: 'delivered' | 'refused'; status: number }
  | { outcome: 'timed-out' | 'unreachable' };

/** One attempt, as Avito makes it: JSON, a signature nobody can check, an answer of 200 within the time. */
export async function postWebhook(
  url: string,
  body: unknown,
  { signature, timeoutMs }: { signature: string; timeoutMs: number },
): Promise<PostOutcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-avito-messenger-signature': signature },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    return { outcome: response.status === 200 ? 'delivered' : 'refused', status: response.status };
  } catch (error) {
    return { outcome: error instanceof DOMException && error.name === 'TimeoutError' ? 'timed-out' : 'unreachable' };
  }
}
