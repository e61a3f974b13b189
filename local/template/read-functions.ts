import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';
import type { TemplateReader } from './template-reader.ts';

export interface FunctionDescription {
  /** What people call it: its service name, else its logical id. */
  name: string;
  functionName: string;
  arn: string;
  /** Folder of the bundle that would be deployed. */
  codeFolder: string;
  /** `index.handler`: file without extension, then the export. */
  handler: string;
  timeoutSeconds: number;
  memoryMb: number;
  environment: Record<string, string>;
}

const properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string().regex(/^[^.]+\.[^.]+$/),
  Runtime: z.string(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).default({ Variables: {} }),
});

export function readFunctions(reader: TemplateReader): FunctionDescription[] {
  const helpers = helpersOfCloudFormation(reader);
  return reader
    .resources('AWS::Lambda::Function', properties)
    .filter(({ physical }) => !helpers.has(physical.attributes.Arn))
    .map(({ stack, logicalId, physical, properties: own }) => {
      if (!own.Runtime.startsWith('nodejs'))
        throw new StartProblem(
          `${stack}/${logicalId} (AWS::Lambda::Function) cannot be run here: Runtime ${own.Runtime}`,
        );
      const codeFolder = reader.assetPath(own.Code.S3Key);
      if (codeFolder === undefined)
        throw new StartProblem(`${stack}/${logicalId}: the bundle ${own.Code.S3Key} is not among the assets`);
      return {
        name: own.Environment.Variables.POWERTOOLS_SERVICE_NAME ?? logicalId,
        functionName: physical.ref,
        arn: physical.attributes.Arn ?? physical.ref,
        codeFolder,
        handler: own.Handler,
        timeoutSeconds: own.Timeout,
        memoryMb: own.MemorySize,
        environment: own.Environment.Variables,
      };
    });
}

/** What CloudFormation calls while it deploys, for a resource that it does not know itself. */
function helpersOfCloudFormation(reader: TemplateReader): ReadonlySet<string | undefined> {
  const custom = reader.types().filter((type) => type.startsWith('Custom::'));
  const resources = custom.flatMap((type) => reader.resources(type, z.object({ ServiceToken: z.string() })));
  return new Set(resources.map(({ properties: { ServiceToken } }) => ServiceToken));
}
