/** The variable that an output of a stack holds: `TableName` is `TABLE_NAME`. The stacks name their outputs so (lib/outputs.ts). */
export function variableOf(outputName: string): string {
  return outputName.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}
