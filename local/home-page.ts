export interface HomeFacts {
  /** Undefined when the real Avito is used. */
  sandboxUrl: string | undefined;
  routes: string[];
  functions: string[];
}

/** What `GET /` shows: what runs here, where to write as a buyer, and where the API is described. */
export function homePage({ sandboxUrl, routes, functions }: HomeFacts): string {
  const buyer =
    sandboxUrl === undefined
      ? '<p>Connected to the real Avito.</p>'
      : `<p><a href="${escapeHtml(sandboxUrl)}">Write as a buyer on the sandbox's page</a></p>`;
  const [ofTheApi, others] = [routes.filter(isOfTheApi), routes.filter((route) => !isOfTheApi(route))];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Avito assistant</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 40em; margin: 3em auto; padding: 0 1em; }</style>
<h1>Avito assistant</h1>
<p>Runs on this machine, from the synthesized template.</p>
${buyer}
<p><a href="/api/docs">The API</a>: ${ofTheApi.length} routes below <code>/api</code></p>
<h2>Other routes</h2>
${list(others)}
<h2>Functions</h2>
${list(functions)}
</html>
`;
}

function isOfTheApi(routeKey: string): boolean {
  return routeKey.includes(' /api/');
}

function list(items: string[]): string {
  return `<ul>${items.map((item) => `<li><code>${escapeHtml(item)}</code></li>`).join('')}</ul>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
