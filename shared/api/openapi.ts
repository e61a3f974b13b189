import * as z from 'zod';
import { describeOperation, type OpenApiOperation } from './openapi-operation.ts';
import { type OpenApiResponse, problemResponses, problemSchema } from './openapi-problems.ts';
import { type JsonSchema, OpenApiSchemas } from './openapi-schemas.ts';
import type { Contract, FunctionName } from './route.ts';

export interface OpenApiDocument {
  openapi: '3.1.1';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: FunctionName; description: string }[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, OpenApiResponse>;
    headers: Record<string, unknown>;
    parameters: Record<string, unknown>;
    securitySchemes: Record<string, unknown>;
  };
}

/** The contract as OpenAPI 3.1. Throws where two schemas of the contract share an id. */
export function buildOpenApi(contract: Contract, about: { serverUrl?: string; version: string }): OpenApiDocument {
  const schemas = new OpenApiSchemas();
  const versioned = versionedPaths(contract, schemas);
  const paths: OpenApiDocument['paths'] = {};
  for (const [name, route] of Object.entries(contract)) {
    paths[route.path] ??= {};
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = describeOperation(name, route, {
      schemas,
      isVersioned: versioned.has(route.path),
    });
  }
  const functions = new Set(Object.values(contract).map((route) => route.function));
  const problem = schemas.describe(problemSchema, 'output');
  const { document, components } = schemas.finish({ paths, responses: problemResponses(problem) });
  return {
    openapi: '3.1.1',
    info: { title: 'Avito assistant', version: about.version, description: DESCRIPTION },
    servers: [{ url: about.serverUrl ?? '/api' }],
    tags: [...functions].map((name) => ({ name, description: TAGS[name] })),
    paths: document.paths,
    components: { schemas: components, responses: document.responses, ...SHARED },
  };
}

/** What is at these paths is changed by `If-Match`: reading it tells its version. */
function versionedPaths(contract: Contract, schemas: OpenApiSchemas): Set<string> {
  const reads = Object.values(contract).filter(({ method, answer }) => method === 'GET' && answer !== undefined);
  return new Set(
    reads
      .filter(({ answer }) => 'version' in schemas.propertiesOf(schemas.describe(answer ?? z.unknown(), 'output')))
      .map(({ path }) => path),
  );
}

const DESCRIPTION = `Sellers, their chats with buyers, what the bot knows and what it did.

**Signing in.** \`POST /auth/login\` gives an access token for 15 minutes, to be sent as \`Authorization: Bearer …\`, and a
refresh token. \`x-access\` says who may call a route. A seller who is not yours does not exist for you: 404, never 403.

**Lists** answer \`{ items, nextCursor }\`. Ask for the next page with \`cursor\` set to \`nextCursor\` and everything else as
before; without \`nextCursor\` the page was the last. A cursor has no meaning of its own and none for another list. A page of
a filtered list may be short or empty and still have a next one.

**Concurrent changes.** What can be changed has a \`version\`, which is also its \`ETag\`. Send it back as \`If-Match: "7"\`: a
change on top of somebody else's is then refused with 412. Without it the change is made on what is there now; only two at
the very same moment collide, with 409.

**Problems** are RFC 9457 (\`application/problem+json\`). \`code\` is stable and meant for programs; \`errors\` names each
wrong field. 502 and 503 with a code that begins with \`avito-\` are Avito's failures.

**Times** are ISO 8601 in UTC. Bodies are JSON of at most 256 KiB; unknown fields are errors.`;

const TAGS: Record<FunctionName, string> = {
  auth: 'Signing in and out, passwords, invitations.',
  users: 'The people who may use the API.',
  sellers: 'Sellers, their Avito account, webhook, settings and emergency stop.',
  chats: 'The inbox: chats, messages, takeover, and why the bot said what it said.',
  knowledge: 'What the bot may state: templates, articles, listings.',
  playground: 'Ask the bot as a buyer would; nothing is sent.',
  insights: 'What came of it: answers, times, hand-offs, cost.',
  system: 'Health, queues, audit, the emergency stop for all, this document.',
};

const SHARED = {
  headers: {
    ETag: { description: 'The version of what is answered, such as `"7"`.', schema: { type: 'string' } },
    RetryAfter: { description: 'Seconds to wait before trying again.', schema: { type: 'integer' } },
  },
  parameters: {
    IfMatch: {
      name: 'If-Match',
      in: 'header',
      description:
        'The version you have seen, such as `"7"`; the change is refused with 412 when there is a newer one.',
      schema: { type: 'string', pattern: '^"\\d{1,15}"$' },
    },
  },
  securitySchemes: {
    accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From `POST /auth/login`.' },
  },
};
