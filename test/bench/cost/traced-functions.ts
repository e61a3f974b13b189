import * as z from 'zod';
import { readCloudAssembly } from '../../../local/template/cloud-assembly.ts';
import type { MeteredCloud } from '../cloud/metered-cloud.ts';

const traced = z.object({
  TracingConfig: z.object({ Mode: z.literal('Active') }),
  Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});

/** The functions that begin a trace of their own. Nothing above the others samples, so those are never traced. */
export function tracedFunctions({ assemblyFolder }: MeteredCloud): Set<string> {
  const resources = readCloudAssembly(assemblyFolder).stacks.flatMap(({ template }) =>
    Object.values(template.Resources),
  );
  const names = resources.map(({ Properties }) => traced.safeParse(Properties).data);
  return new Set(names.flatMap((found) => found?.Environment.Variables.POWERTOOLS_SERVICE_NAME ?? []));
}
