import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Function as AwsFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundledCode } from '../bundled-code.ts';
import type { Stage } from '../stage.ts';

export interface LambdaFunctionProps {
  stage: Stage;
  /** The folder below functions/. */
  name: string;
  timeout: Duration;
  memoryMegabytes: number;
  environment: Record<string, string>;
  /**
   * The function puts work off by sending it to its own queue again. Lambda takes the sixteenth time for a runaway loop
   * and drops the message, unless told that it is meant.
   */
  putsWorkOff?: boolean;
  /**
   * Begins a trace of its own at every run, for functions that wait for others. The rest only continue the traces of their
   * callers: Lambda samples one run a second and more, so a quiet shop would pay for a trace of every run.
   */
  beginsTraces?: boolean;
}

/**
 * One folder of functions/ in the cloud: the runtime, bundle, log and tracing all of them share. It may write its own log
 * and its traces; everything else is granted by whoever places it.
 */
export class LambdaFunction extends AwsFunction {
  /** The role with its policies, as something findings can be acknowledged on. */
  readonly writableRole: Role;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    const { stage, name, timeout, memoryMegabytes, environment, putsWorkOff = false, beginsTraces = false } = props;
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: stage.logRetention,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const role = roleOf(scope, id, logGroup);
    super(scope, id, {
      description: `functions/${name}`,
      code: bundledCode(name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout,
      memorySize: memoryMegabytes,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[stage.logLevel],
      tracing: beginsTraces ? Tracing.ACTIVE : Tracing.PASS_THROUGH,
      recursiveLoop: putsWorkOff ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE,
      environment: {
        STAGE: stage.name,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: stage.metricsNamespace,
        POWERTOOLS_LOG_LEVEL: stage.logLevel,
        ...environment,
      },
    });
    this.writableRole = role;
  }
}

/** CDK's own role would bring a managed policy that may write every log group of the account. */
function roleOf(scope: Construct, id: string, logGroup: LogGroup): Role {
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray has no resources to name: xray:PutTraceSegments and xray:PutTelemetryRecords accept only *.',
  });
  return role;
}
