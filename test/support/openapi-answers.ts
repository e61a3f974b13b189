import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenApiDocument } from '../../shared/api/openapi.ts';
import type { OpenApiOperation } from '../../shared/api/openapi-operation.ts';
import type { OpenApiResponse } from '../../shared/api/openapi-problems.ts';
import type { JsonSchema } from '../../shared/api/openapi-schemas.ts';

export interface AnswerToCheck {
  status: number;
  headers: Record<string, string>;
  /** Parsed when it is JSON. */
  body: unknown;
}

/**
 * Holds answers against the document: `check('listChats', answer)` gives what is wrong, an empty list for an answer as promised.
 * The status must be one of the operation's or fall under `default`, the content type and the body must be the ones said there.
 */
export function openApiAnswers(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: DOCUMENT, components: document.components });
  const operations = new Map(
    Object.values(document.paths)
      .flatMap((operations) => Object.values(operations))
      .map((operation): [string, OpenApiOperation] => [operation.operationId, operation]),
  );
  const validators = new Map<string, ValidateFunction>();

  function validatorOf(key: string, schema: object): ValidateFunction {
    const known = validators.get(key) ?? ajv.compile(pointingInto(schema));
    validators.set(key, known);
    return known;
  }

  function wrongIn(key: string, media: { schema: JsonSchema }, body: unknown): string[] {
    const validate = validatorOf(key, media.schema);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${key} ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  return {
    check(operationId: string, { status, headers, body }: AnswerToCheck): string[] {
      const operation = operations.get(operationId);
      if (operation === undefined) return [`${operationId} is not in the document`];
      const key = `${operationId} ${status}`;
      const response = responseFor(operation, status, document);
      if (response === undefined) return [`${key} is not promised`];
      if (response.content === undefined) return isEmpty(body) ? [] : [`${key} has a body nobody promised`];
      const contentType = headers['content-type'] ?? 'none';
      const media = response.content[contentType];
      return media === undefined ? [`${key} has the content type ${contentType}`] : wrongIn(key, media, body);
    },
  };
}

const DOCUMENT = 'https://openapi.invalid/document';

function responseFor(
  { responses }: OpenApiOperation,
  status: number,
  { components }: OpenApiDocument,
): OpenApiResponse | undefined {
  const promised = responses[status] ?? (status >= 400 ? responses.default : undefined);
  if (promised === undefined || !('$ref' in promised)) return promised;
  const name = promised.$ref.replace('#/components/responses/', '');
  return components.responses[name];
}

/** The document's own references begin with `#`; a schema cut out of it has to name the document. */
function pointingInto(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${DOCUMENT}#/`));
}

function isEmpty(body: unknown): boolean {
  return body === undefined || body === '';
}
