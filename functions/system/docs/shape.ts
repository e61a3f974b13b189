import type { JsonSchema } from '../../../shared/api/openapi-schemas.ts';
import { escapeHtml, inline } from './markup.ts';

type AnySchema = JsonSchema | boolean | undefined;

/** A schema as a person would write down the shape, in HTML for a `<pre>`. Components are linked to. */
export function shapeOf(schema: AnySchema, indent = ''): string {
  if (schema === undefined || typeof schema === 'boolean') return 'any';
  if (schema.$ref !== undefined) return linkTo(schema.$ref);
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ');
  const several = schema.anyOf ?? schema.oneOf;
  if (several !== undefined) return several.map((one) => shapeOf(one, indent)).join(' | ');
  if (schema.allOf !== undefined) return schema.allOf.map((one) => shapeOf(one, indent)).join(' &amp; ');
  if (schema.type === 'array') return arrayShape(schema, indent);
  if (schema.type === 'object') return objectShape(schema, indent);
  return simpleShape(schema);
}

/** What else is to be known about a value: its bounds, its default, what it means. */
export function notesOn(schema: AnySchema): string {
  if (schema === undefined || typeof schema === 'boolean') return '';
  const { default: usual, pattern, description } = schema;
  const notes = [
    range(schema.minimum, schema.maximum, ''),
    range(schema.minLength, schema.maxLength, ' characters'),
    range(schema.minItems, schema.maxItems, ' items'),
    pattern === undefined ? '' : `as <code>${escapeHtml(pattern)}</code>`,
    usual === undefined ? '' : `default ${literal(usual)}`,
  ];
  const facts = notes.filter((note) => note !== '').join(', ');
  return [facts, description === undefined ? '' : inline(description)].filter((part) => part !== '').join('. ');
}

function linkTo(ref: string): string {
  const name = escapeHtml(ref.replace('#/components/schemas/', ''));
  return `<a href="#schema-${name}">${name}</a>`;
}

function literal(value: unknown): string {
  return escapeHtml(JSON.stringify(value));
}

function arrayShape({ items }: JsonSchema, indent: string): string {
  const item = shapeOf(Array.isArray(items) ? { anyOf: items.filter(isSchema) } : items, indent);
  return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
}

function objectShape({ properties = {}, required = [], additionalProperties }: JsonSchema, indent: string): string {
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(([name, schema]) => {
    const notes = notesOn(schema);
    const optional = required.includes(name) ? '' : '?';
    const comment = notes === '' ? '' : `  <span>// ${notes}</span>`;
    return `${inner}${escapeHtml(name)}${optional}: ${shapeOf(schema, inner)}${comment}`;
  });
  if (isSchema(additionalProperties)) fields.push(`${inner}[name]: ${shapeOf(additionalProperties, inner)}`);
  return fields.length === 0 ? '{}' : `{\n${fields.join('\n')}\n${indent}}`;
}

function simpleShape({ type, format }: JsonSchema): string {
  if (type === undefined) return 'any';
  const name = Array.isArray(type) ? type.join(' | ') : type;
  return format === undefined ? name : `${name} (${escapeHtml(format)})`;
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return '';
  if (least === undefined) return `at most ${most}${unit}`;
  return most === undefined ? `at least ${least}${unit}` : `${least} to ${most}${unit}`;
}

function isSchema(schema: AnySchema | JsonSchema[]): schema is JsonSchema {
  return typeof schema === 'object' && !Array.isArray(schema);
}
