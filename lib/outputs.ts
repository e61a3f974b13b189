import { CfnOutput, type Stack } from 'aws-cdk-lib';

/**
 * Puts functions' variables out under their own names, `TABLE_NAME` as `TableName`: from them commands reach what the
 * functions reach, and people find it in the console.
 */
export function putOut(stack: Stack, variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) new CfnOutput(stack, outputName(name), { value });
}

function outputName(variable: string): string {
  return variable.toLowerCase().replaceAll(/(?:^|_)([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase());
}
