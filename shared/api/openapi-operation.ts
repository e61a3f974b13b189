import type * as z from 'zod';
import { type OpenApiResponse, problemsOf } from './openapi-problems.ts';
import type { JsonSchema, OpenApiSchemas } from './openapi-schemas.ts';
import type { Access, FunctionName, Route } from './route.ts';

export interface OpenApiParameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

export interface OpenApiOperation {
  operationId: string;
  summary: string;
  description: string;
  tags: FunctionName[];
  security: Record<string, string[]>[];
  'x-access': Access;
  parameters?: (OpenApiParameter | { $ref: string })[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, OpenApiResponse | { $ref: string }>;
}

const FOR_WHOM: Record<Access, string> = {
  public: 'For everybody, without signing in.',
  'signed-in': 'For everybody who is signed in.',
  owner: 'For owners and admins.',
  admin: 'For admins.',
  'seller-owner': "For the seller's owner and admins.",
  'seller-operator': "For the seller's operators, its owner and admins.",
};

/** One route of the contract under its name. `isVersioned`: what is at its path is read with a version. */
export function describeOperation(
  name: string,
  route: Route,
  { schemas, isVersioned }: { schemas: OpenApiSchemas; isVersioned: boolean },
): OpenApiOperation {
  const isConditional = isVersioned && route.method !== 'GET' && route.method !== 'POST';
  const parameters = [
    ...parametersOf('path', route.params, schemas),
    ...parametersOf('query', route.query, schemas),
    ...(isConditional ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ];
  return {
    operationId: name,
    summary: route.summary,
    description: FOR_WHOM[route.access],
    tags: [route.function],
    security: route.access === 'public' ? [] : [{ accessToken: [] }],
    'x-access': route.access,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined ? {} : { requestBody: requestBody(route.body, schemas) }),
    responses: { [statusOf(route)]: success(route, schemas), ...problemsOf(route, isConditional) },
  };
}

function parametersOf(
  place: 'path' | 'query',
  object: z.ZodObject | undefined,
  schemas: OpenApiSchemas,
): OpenApiParameter[] {
  if (object === undefined) return [];
  const described = schemas.describe(object, 'input');
  const { required = [] } = schemas.resolve(described);
  return Object.entries(schemas.propertiesOf(described)).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function requestBody(body: z.ZodType, schemas: OpenApiSchemas): NonNullable<OpenApiOperation['requestBody']> {
  return {
    required: !body.safeParse(undefined).success,
    content: { 'application/json': { schema: schemas.describe(body, 'input') } },
  };
}

function statusOf({ status, answer }: Route): string {
  return String(status ?? (answer === undefined ? 204 : 200));
}

function success(route: Route, schemas: OpenApiSchemas): OpenApiResponse {
  if (route.answer === undefined) return { description: 'Done.' };
  const schema = schemas.describe(route.answer, 'output');
  const hasVersion = 'version' in schemas.propertiesOf(schema);
  return {
    description: route.status === 201 ? 'Made.' : route.status === 202 ? 'Taken on; the work goes on.' : 'As asked.',
    ...(hasVersion ? { headers: { ETag: { $ref: '#/components/headers/ETag' } } } : {}),
    content: {
      [route.contentType ?? 'application/json']: {
        schema: route.contentType === undefined ? schema : { type: 'string' },
      },
    },
  };
}
