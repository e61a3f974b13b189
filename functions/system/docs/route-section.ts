import type { OpenApiOperation, OpenApiParameter } from '../../../shared/api/openapi-operation.ts';
import { escapeHtml, inline } from './markup.ts';
import { notesOn, shapeOf } from './shape.ts';

export interface DocumentedRoute {
  path: string;
  method: string;
  operation: OpenApiOperation;
}

/** One route: folded, its method, path and summary; unfolded, everything it takes and answers. */
export function routeSection({ path, method, operation }: DocumentedRoute): string {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const own = parameters.filter((parameter) => 'in' in parameter);
  return `<details class="entry" id="${operationId}">
<summary><b class="${method}">${method}</b> <code>${escapeHtml(path)}</code> <span>${inline(summary)}</span></summary>
<p><code>${operationId}</code>. ${inline(description)}</p>
${own.length === 0 ? '' : `<h3>Parameters</h3><dl>${own.map(parameterItem).join('')}</dl>`}
${own.length < parameters.length ? '<p>Takes <code>If-Match</code>.</p>' : ''}
${Object.values(requestBody?.content ?? {})
  .map(({ schema }) => `<h3>Body${requestBody?.required ? '' : ' (may be left out)'}</h3><pre>${shapeOf(schema)}</pre>`)
  .join('')}
${answers(responses)}
</details>`;
}

function parameterItem({ name, in: place, required, schema, description }: OpenApiParameter): string {
  const notes = [notesOn(schema), description === undefined ? '' : inline(description)].filter((note) => note !== '');
  return `<dt><code>${escapeHtml(name)}${required ? '' : '?'}</code>: <code>${shapeOf(schema)}</code> in the ${place}</dt>
<dd>${notes.join('. ')}</dd>`;
}

function answers(responses: OpenApiOperation['responses']): string {
  const problems: string[] = [];
  const successes: string[] = [];
  for (const [status, response] of Object.entries(responses)) {
    if ('$ref' in response) {
      problems.push(status);
      continue;
    }
    const shapes = Object.entries(response.content ?? {}).map(
      ([type, { schema }]) => `<pre>${shapeOf(schema)}</pre>${type === 'application/json' ? '' : `<p>${type}</p>`}`,
    );
    successes.push(`<h3>${status} ${inline(response.description)}</h3>${shapes.join('')}`);
  }
  return `${successes.join('')}<p>Problems: ${problems.filter((status) => status !== 'default').join(', ') || 'none of its own'};
see <a href="#schema-Problem">Problem</a>.</p>`;
}
