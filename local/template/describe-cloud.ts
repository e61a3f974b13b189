import { StartProblem } from '../start-problem.ts';
import { readCloudAssembly } from './cloud-assembly.ts';
import type { Endpoints } from './physical-values.ts';
import { type BucketDescription, readBuckets } from './read-buckets.ts';
import { type EventSourceDescription, readEventSources } from './read-event-sources.ts';
import { type FunctionDescription, readFunctions } from './read-functions.ts';
import { type HttpApiDescription, readHttpApis } from './read-http-api.ts';
import { type QueueDescription, readQueues } from './read-queues.ts';
import { readSchedules, type ScheduleDescription } from './read-schedules.ts';
import { readSecrets, type SecretDescription } from './read-secrets.ts';
import { readSite, type SiteDescription } from './read-site.ts';
import { readTables, type TableDescription } from './read-tables.ts';
import { readVariables } from './read-variables.ts';
import { createTemplateReader } from './template-reader.ts';

/** Everything of a synthesized app that runs on one machine, in plain values. */
export interface CloudDescription {
  tables: TableDescription[];
  queues: QueueDescription[];
  secrets: SecretDescription[];
  functions: FunctionDescription[];
  eventSources: EventSourceDescription[];
  buckets: BucketDescription[];
  httpApis: HttpApiDescription[];
  schedules: ScheduleDescription[];
  site: SiteDescription | undefined;
  /** What the stacks tell, as environment variables. */
  variables: Record<string, string>;
  /** Resource types that would do something in the cloud and do nothing here. */
  notRun: string[];
}

/** Read above, part of what is read above, or without anything to run. */
const settled = [
  /^AWS::(DynamoDB::(Table|GlobalTable)|SQS::Queue|S3::Bucket|SecretsManager::Secret|Lambda::(Function|EventSourceMapping)|Events::Rule)$/,
  /^AWS::ApiGatewayV2::(Api|Integration|Route|Stage)$/,
  /^AWS::CloudFront::(Distribution|Function|ResponseHeadersPolicy|OriginAccessControl)$/,
  /^Custom::CDKBucketDeployment$/,
  /^AWS::(IAM|Logs|CloudWatch|KMS|SNS|XRay|ApplicationInsights|Budgets|CDK)::/,
  /^AWS::(Lambda::(Permission|EventInvokeConfig|LayerVersion)|SQS::QueuePolicy|S3::BucketPolicy|SecretsManager::ResourcePolicy)$/,
];

export function describeCloud(assemblyFolder: string, endpoints: Endpoints): CloudDescription {
  const reader = createTemplateReader(readCloudAssembly(assemblyFolder), endpoints);
  const functions = readFunctions(reader);
  return {
    tables: readTables(reader),
    queues: readQueues(reader),
    secrets: readSecrets(reader),
    functions,
    eventSources: readEventSources(reader, functions),
    buckets: readBuckets(reader),
    httpApis: readHttpApis(reader),
    schedules: readSchedules(reader),
    site: readSite(reader),
    variables: readVariables(reader),
    notRun: reader.types().filter((type) => !settled.some((pattern) => pattern.test(type))),
  };
}

/** Throws a StartProblem where the stacks do not tell it. */
export function requireVariable({ variables }: CloudDescription, name: string): string {
  const value = variables[name];
  if (value === undefined) throw new StartProblem(`No output of the template tells ${name}`);
  return value;
}
