import type * as z from 'zod';
import { StartProblem } from '../start-problem.ts';
import { account } from './account.ts';
import type { CloudAssembly, Stack, TemplateResource } from './cloud-assembly.ts';
import { noValue, resolveValue, type Scope } from './intrinsics.ts';
import { type Endpoints, type PhysicalValues, physicalValues } from './physical-values.ts';

interface ReadResource<Properties> {
  stack: string;
  logicalId: string;
  physical: PhysicalValues;
  properties: Properties;
}

export interface TemplateReader {
  /** All resources of a type, with the properties the schema names computed and parsed. Properties it does not name are never looked at. */
  resources<Shape extends z.ZodRawShape>(
    type: string,
    schema: z.ZodObject<Shape>,
  ): ReadResource<z.output<z.ZodObject<Shape>>>[];
  types(): string[];
  /** Without those that are exported to other stacks. */
  outputs(): { name: string; value: unknown }[];
  /** Where the deployment's asset with this object key lies on this machine. */
  assetPath(objectKey: string): string | undefined;
}

export function createTemplateReader(assembly: CloudAssembly, endpoints: Endpoints): TemplateReader {
  const scopeOf = (stack: Stack, place: string): Scope => ({
    place: `${stack.name}/${place}`,
    ref: (name) =>
      pseudoParameter(name, stack) ?? stack.template.Parameters[name]?.Default ?? valuesOf(stack, name)?.ref,
    attribute: (logicalId, attribute) => valuesOf(stack, logicalId)?.attributes[attribute],
    importValue: (exportName) => exportedValue(exportName),
    condition: (name) => conditionHolds(stack, name),
  });

  function valuesOf(stack: Stack, logicalId: string): PhysicalValues | undefined {
    const resource = stack.template.Resources[logicalId];
    if (resource === undefined) return undefined;
    return physicalValues(
      {
        type: resource.Type,
        stack: stack.name,
        logicalId,
        givenName: givenName(resource, scopeOf(stack, logicalId)),
        isFifo: resource.Properties.FifoQueue === true,
      },
      endpoints,
    );
  }

  function exportedValue(exportName: string): unknown {
    for (const stack of assembly.stacks) {
      for (const [outputId, output] of Object.entries(stack.template.Outputs)) {
        const scope = scopeOf(stack, outputId);
        if (output.Export && resolveValue(output.Export.Name, scope) === exportName)
          return resolveValue(output.Value, scope);
      }
    }
    return undefined;
  }

  function conditionHolds(stack: Stack, name: string): boolean {
    const condition = stack.template.Conditions[name];
    if (condition === undefined) throw new StartProblem(`${stack.name} has no condition named ${name}`);
    return resolveValue(condition, scopeOf(stack, name)) === true;
  }

  const present = assembly.stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([, resource]) => resource.Condition === undefined || conditionHolds(stack, resource.Condition))
      .map(([logicalId, resource]) => ({ stack, logicalId, resource })),
  );

  return {
    resources: (type, schema) =>
      present
        .filter(({ resource }) => resource.Type === type)
        .map(({ stack, logicalId, resource }) => {
          const scope = scopeOf(stack, `${logicalId} (${type})`);
          const physical = valuesOf(stack, logicalId) ?? { ref: logicalId, attributes: {} };
          return { stack: stack.name, logicalId, physical, properties: readProperties(resource, schema, scope) };
        }),
    types: () => [...new Set(present.map(({ resource }) => resource.Type))].sort(),
    outputs: () =>
      assembly.stacks.flatMap((stack) =>
        Object.entries(stack.template.Outputs)
          .filter(([, output]) => output.Export === undefined)
          .map(([name, output]) => ({ name, value: resolveValue(output.Value, scopeOf(stack, name)) })),
      ),
    assetPath: (objectKey) => assembly.assets.get(objectKey),
  };
}

function readProperties<Shape extends z.ZodRawShape>(
  resource: TemplateResource,
  schema: z.ZodObject<Shape>,
  scope: Scope,
): z.output<z.ZodObject<Shape>> {
  const named = Object.entries(resource.Properties).filter(([name]) => name in schema.shape);
  const parsed = schema.safeParse(resolveValue(Object.fromEntries(named), scope));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new StartProblem(`${scope.place} cannot be run here: ${faults.join('; ')}`);
}

const nameProperties = ['TableName', 'QueueName', 'BucketName', 'FunctionName', 'Name'];

function givenName(resource: TemplateResource, scope: Scope): string | undefined {
  const property = nameProperties.find((name) => name in resource.Properties);
  if (property === undefined) return undefined;
  const name = resolveValue(resource.Properties[property], scope);
  return typeof name === 'string' ? name : undefined;
}

function pseudoParameter(name: string, stack: Stack): string | typeof noValue | undefined {
  switch (name) {
    case 'AWS::Region':
      return account.region;
    case 'AWS::AccountId':
      return account.id;
    case 'AWS::Partition':
      return account.partition;
    case 'AWS::URLSuffix':
      return account.urlSuffix;
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::NoValue':
      return noValue;
    default:
      return undefined;
  }
}
