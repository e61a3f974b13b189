import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';

const resource = z.object({
  Type: z.string(),
  Condition: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});

const template = z.object({
  Resources: z.record(z.string(), resource).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
});

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.object({ templateFile: z.string(), stackName: z.string(), file: z.string() }).partial().default({}),
    }),
  ),
});

const assetManifest = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }).partial(),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

type Template = z.infer<typeof template>;
export type TemplateResource = z.infer<typeof resource>;

export interface Stack {
  name: string;
  template: Template;
}

export interface CloudAssembly {
  stacks: Stack[];
  /** Object key of an asset in the deployment's bucket → its file or folder here. */
  assets: ReadonlyMap<string, string>;
}

/** Reads what `cdk synth` wrote: every stack's template, and where its assets lie. */
export function readCloudAssembly(folder: string): CloudAssembly {
  const artifacts = Object.entries(parseFile(folder, 'manifest.json', manifest).artifacts);
  const stacks = artifacts.flatMap(([id, { type, properties }]) =>
    type === 'aws:cloudformation:stack' && properties.templateFile !== undefined
      ? [{ name: properties.stackName ?? id, template: parseFile(folder, properties.templateFile, template) }]
      : [],
  );
  const assets = artifacts.flatMap(([, { type, properties }]) =>
    type === 'cdk:asset-manifest' && properties.file !== undefined ? readAssets(folder, properties.file) : [],
  );
  return { stacks, assets: new Map(assets) };
}

function readAssets(folder: string, file: string): [string, string][] {
  return Object.values(parseFile(folder, file, assetManifest).files).flatMap(({ source, destinations }) => {
    const { path } = source;
    if (path === undefined) return [];
    return Object.values(destinations).map(({ objectKey }): [string, string] => [objectKey, resolve(folder, path)]);
  });
}

function parseFile<T>(folder: string, file: string, schema: z.ZodType<T>): T {
  const path = join(folder, file);
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new StartProblem(`${path} is not what a synthesized app holds`, { cause });
  }
}
