export interface HomeFacts {
  /** Undefined when the real Avito is used. */
  sandboxUrl: string | undefined;
  routes: string[];
  functions: string[];
}

/** What `GET /` shows: what runs here, and where to write as a buyer. */
export function homePage({ sandboxUrl, routes, functions }: HomeFacts): string {
  const buyer =
    sandboxUrl === undefined
      ? '<p>Connected to the real Avito.</p>'
      : `<p><a href="${escapeHtml(sandboxUrl)}">Write as a buyer on the sandbox's page</a></p>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Avito assistant</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 40em; margin: 3em auto; padding: 0 1em; }</style>
<h1>Avito assistant</h1>
<p>Runs on this machine, from the synthesized template.</p>
${buyer}
<h2>Routes</h2>
${list(routes)}
<h2>Functions</h2>
${list(functions)}
</html>
`;
}

function list(items: string[]): string {
  return `<ul>${items.map((item) => `<li><code>${escapeHtml(item)}</code></li>`).join('')}</ul>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
