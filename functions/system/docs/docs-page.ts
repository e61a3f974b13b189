import { createHash } from 'node:crypto';
import type { OpenApiDocument } from '../../../shared/api/openapi.ts';
import type { JsonSchema } from '../../../shared/api/openapi-schemas.ts';
import { docsScript } from './docs-script.ts';
import { docsStyle } from './docs-style.ts';
import { escapeHtml, inline, paragraphs } from './markup.ts';
import { type DocumentedRoute, routeSection } from './route-section.ts';
import { shapeOf } from './shape.ts';

export interface DocsPage {
  html: string;
  /** Lets run and apply exactly what the page brings along, and nothing load. */
  contentSecurityPolicy: string;
}

/** The document as one page that loads nothing: readable without a network and without scripts, which only search. */
export function docsPage(document: OpenApiDocument): DocsPage {
  const { info, tags, components } = document;
  const routes = routesOf(document);
  const sections = tags.map(({ name, description }) => {
    const ofTag = routes.filter(({ operation }) => operation.tags.includes(name));
    return `<section id="${name}"><h2>${name}</h2><p>${inline(description)}</p>
${ofTag.map(routeSection).join('\n')}</section>`;
  });
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(info.title)}: API</title>
<link rel="icon" href="data:,">
<style>${docsStyle}</style>
</head>
<body>
<header>
<h1>${escapeHtml(info.title)}: API ${escapeHtml(info.version)}</h1>
<p>Below <code>${escapeHtml(document.servers[0]?.url ?? '')}</code>; for programs: <a href="openapi.json">openapi.json</a></p>
<label>Search <input id="search" type="search" autocomplete="off" placeholder="chats, POST, takeover …"></label>
<nav>${tags.map(({ name }) => `<a href="#${name}">${name}</a>`).join(' ')} <a href="#shapes">shapes</a></nav>
</header>
<main>
<div id="about">${paragraphs(info.description)}</div>
${sections.join('\n')}
<section id="shapes"><h2>Shapes</h2>
${Object.entries(components.schemas).map(component).join('\n')}</section>
<p id="nothing" hidden>Nothing found.</p>
</main>
<script>${docsScript}</script>
</body>
</html>
`;
  return { html, contentSecurityPolicy };
}

function routesOf({ paths }: OpenApiDocument): DocumentedRoute[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
}

function component([name, schema]: [string, JsonSchema]): string {
  const about = schema.description === undefined ? '' : `<p>${inline(schema.description)}</p>`;
  return `<details class="entry" id="schema-${escapeHtml(name)}"><summary><code>${escapeHtml(name)}</code></summary>
${about}<pre>${shapeOf(schema)}</pre></details>`;
}

const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src ${hashOf(docsScript)}`,
  `style-src ${hashOf(docsStyle)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
