import * as z from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;
/** What a caller may send is wider than what he gets: defaults may be left out, text stands for numbers in a query. */
export type Direction = 'input' | 'output';

const REF = /^#\/\$defs\/(.+)$/;
const MARK = /^#\/(input|output)\/(.+)$/;

/**
 * Gathers the schemas of a document. Those with an id (`.meta({ id: 'Seller' })`) become components, each once; where what is
 * sent under an id differs from what is answered under it, the former is called `<id>Input`.
 */
export class OpenApiSchemas {
  readonly #found = { input: new Map<string, JsonSchema>(), output: new Map<string, JsonSchema>() };

  /** The schema as JSON Schema 2020-12. References in it are final only after `finish`. Throws for two schemas with one id. */
  describe(schema: z.ZodType, direction: Direction): JsonSchema {
    const {
      $schema: _dialect,
      $defs = {},
      ...json
    } = z.toJSONSchema(schema, {
      io: direction,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => leaveOutNoise(jsonSchema),
    });
    for (const [id, definition] of Object.entries($defs)) this.#keep(id, direction, marked(definition, direction));
    return marked(json, direction);
  }

  /** The fields of an object that `describe` gave, itself or by reference. */
  propertiesOf(schema: JsonSchema): Record<string, JsonSchema> {
    return objectsOnly(this.resolve(schema).properties);
  }

  resolve(schema: JsonSchema): JsonSchema {
    const [, direction, id = ''] = MARK.exec(schema.$ref ?? '') ?? [];
    if (direction === undefined) return schema;
    const target = this.#found[direction === 'input' ? 'input' : 'output'].get(id);
    return target === undefined ? schema : this.resolve(target);
  }

  /** Puts the final references into the document, and gives the components they point to. */
  finish<T>(document: T): { document: T; components: Record<string, JsonSchema> } {
    const twofold = this.#twofold();
    const nameOf = (direction: string, id: string) => (direction === 'input' && twofold.has(id) ? `${id}Input` : id);
    const final = <V>(value: V): V =>
      withRefs(value, (ref) => {
        const [, direction = '', id = ''] = MARK.exec(ref) ?? [];
        return direction === '' ? ref : `#/components/schemas/${nameOf(direction, id)}`;
      });
    const components = (['output', 'input'] as const).flatMap((direction) =>
      [...this.#found[direction]].map(([id, schema]): [string, JsonSchema] => [nameOf(direction, id), final(schema)]),
    );
    return {
      document: final(document),
      components: Object.fromEntries(components.toSorted(([a], [b]) => a.localeCompare(b))),
    };
  }

  #keep(id: string, direction: Direction, schema: JsonSchema): void {
    if (id.startsWith('__')) throw new Error('a schema that contains itself needs an id: .meta({ id })');
    const known = this.#found[direction].get(id);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`two different schemas have the id ${id}`);
    }
    this.#found[direction].set(id, schema);
  }

  /** The ids that mean one thing going in and another coming out, themselves or by what they contain. */
  #twofold(): Set<string> {
    const { input, output } = this.#found;
    const shared = [...input.keys()].filter((id) => output.has(id));
    const plain = (schema: JsonSchema | undefined) =>
      JSON.stringify(withRefs(schema, (ref) => ref.replace(MARK, '$2')));
    const twofold = new Set(shared.filter((id) => plain(input.get(id)) !== plain(output.get(id))));
    for (let before = -1; before !== twofold.size; ) {
      before = twofold.size;
      for (const id of shared) if (refsIn(input.get(id)).some((ref) => twofold.has(ref))) twofold.add(id);
    }
    return twofold;
  }
}

/** The values of an object that are schemas; JSON Schema also allows `true` and `false` there. */
function objectsOnly(schemas: JsonSchema['properties'] = {}): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, typeof schema === 'boolean' ? {} : schema]),
  );
}

function marked(schema: JsonSchema, direction: Direction): JsonSchema {
  return withRefs(schema, (ref) => ref.replace(REF, `#/${direction}/$1`));
}

function refsIn(schema: JsonSchema | undefined): string[] {
  const refs: string[] = [];
  withRefs(schema, (ref) => {
    refs.push(ref.replace(MARK, '$2'));
    return ref;
  });
  return refs;
}

/** A copy with every `$ref` replaced. */
function withRefs<T>(value: T, replace: (ref: string) => string): T;
function withRefs(value: unknown, replace: (ref: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withRefs(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === '$ref' && typeof item === 'string' ? replace(item) : withRefs(item, replace),
    ]),
  );
}

const FORMATS_THAT_SAY_ALL = new Set(['date-time', 'date', 'time', 'email', 'uuid', 'uri']);

/** Bounds that every number in JSON has, and patterns that say at length what the format says. */
function leaveOutNoise(schema: JsonSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.format !== undefined && FORMATS_THAT_SAY_ALL.has(schema.format)) delete schema.pattern;
}
