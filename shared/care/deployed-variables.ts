import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import { variableOf } from './output-names.ts';
import { stackNames } from './stack-names.ts';

interface Output {
  OutputKey?: string | undefined;
  OutputValue?: string | undefined;
  ExportName?: string | undefined;
}

/** The variables that the outputs of stacks hold. Outputs with an export are between stacks, and nobody else's. */
export function variablesOf(outputs: Output[]): Record<string, string> {
  return Object.fromEntries(
    outputs.flatMap(({ OutputKey, OutputValue, ExportName }): [string, string][] =>
      OutputKey === undefined || OutputValue === undefined || ExportName !== undefined
        ? []
        : [[variableOf(OutputKey), OutputValue]],
    ),
  );
}

/**
 * Asks CloudFormation for the outputs of a stage's stacks, in the account and region that the environment names. Throws
 * not-found `stage-not-deployed`, or `aws-not-reached` when CloudFormation does not answer as it should.
 */
export async function readDeployedVariables(stage: string): Promise<Record<string, string>> {
  // Only commands come here: no function shall carry this client.
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient();
  try {
    const described = await Promise.all(
      Object.values(stackNames(stage)).map((StackName) =>
        client.send(new DescribeStacksCommand({ StackName })).catch((error) => {
          throw isMissing(error) ? notDeployed(StackName, error) : notReached(error);
        }),
      ),
    );
    return variablesOf(described.flatMap(({ Stacks = [] }) => Stacks.flatMap(({ Outputs = [] }) => Outputs)));
  } finally {
    client.destroy();
  }
}

const missing = z.object({ name: z.literal('ValidationError'), message: z.string().regex(/does not exist/) });

function isMissing(error: unknown): boolean {
  return missing.safeParse(error).success;
}

function notDeployed(stackName: string, cause: unknown): AppError {
  return new AppError('not-found', {
    code: 'stage-not-deployed',
    message: `there is no stack ${stackName} in this account and region: look at AWS_PROFILE and AWS_REGION, or deploy it`,
    cause,
  });
}

function notReached(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.name : 'unknown reason';
  return new AppError('transient', {
    code: 'aws-not-reached',
    message: `CloudFormation could not be asked (${reason}): look at AWS_PROFILE and AWS_REGION, and whether you are signed in`,
    cause,
  });
}
