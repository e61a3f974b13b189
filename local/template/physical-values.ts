import { createHash } from 'node:crypto';
import { account, arnOf } from './account.ts';

/** What `Ref` and `Fn::GetAtt` of a resource give on this machine. */
export interface PhysicalValues {
  ref: string;
  attributes: Record<string, string>;
}

export interface Endpoints {
  sqsUrl: string;
  s3Url: string;
  gatewayUrl: string;
}

/** A resource with the name CloudFormation would make of stack and logical id, less the random part: kept data is found again. */
interface NamedResource {
  type: string;
  stack: string;
  logicalId: string;
  /** The name the template gives it, if any. */
  givenName: string | undefined;
  isFifo: boolean;
}

/** Undefined for a type whose resources do not exist on one machine (roles, alarms): nothing that runs may refer to them. */
export function physicalValues(resource: NamedResource, endpoints: Endpoints): PhysicalValues | undefined {
  const name = resource.givenName ?? `${resource.stack}-${resource.logicalId}`;
  switch (resource.type) {
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable':
      return { ref: name, attributes: { Arn: arnOf('dynamodb', `table/${name}`) } };
    case 'AWS::SQS::Queue': {
      const queueName = queueNameOf(resource);
      const url = `${endpoints.sqsUrl}/${account.id}/${queueName}`;
      return { ref: url, attributes: { Arn: arnOf('sqs', queueName), QueueName: queueName, QueueUrl: url } };
    }
    case 'AWS::S3::Bucket': {
      // Lower case, 63 characters: S3's rules. The end of a logical id is its hash, so that is what is kept.
      const bucket = name.toLowerCase().slice(-63);
      // Without hosts of its own a bucket is a path of the one there is.
      const domain = `${new URL(endpoints.s3Url).host}/${bucket}`;
      return {
        ref: bucket,
        attributes: { Arn: `arn:${account.partition}:s3:::${bucket}`, RegionalDomainName: domain },
      };
    }
    case 'AWS::Lambda::Function':
      return { ref: name, attributes: { Arn: arnOf('lambda', `function:${name}`) } };
    case 'AWS::SecretsManager::Secret': {
      const arn = secretArn(name);
      return { ref: arn, attributes: { Id: arn } };
    }
    case 'AWS::ApiGatewayV2::Api':
      return { ref: resource.logicalId, attributes: { ApiEndpoint: endpoints.gatewayUrl, ApiId: resource.logicalId } };
    case 'AWS::ApiGatewayV2::Integration':
      return { ref: resource.logicalId, attributes: {} };
    case 'AWS::CloudFront::Distribution':
      return { ref: resource.logicalId, attributes: { DomainName: new URL(endpoints.gatewayUrl).host } };
    case 'AWS::CloudFront::Function':
      return { ref: name, attributes: { FunctionARN: arnOf('cloudfront', `function/${name}`) } };
    case 'AWS::CloudFront::OriginAccessControl':
      return { ref: resource.logicalId, attributes: { Id: resource.logicalId } };
    case 'AWS::CloudFront::ResponseHeadersPolicy':
      return { ref: resource.logicalId, attributes: {} };
    case 'AWS::Logs::LogGroup':
      return { ref: name, attributes: { Arn: arnOf('logs', `log-group:${name}:*`) } };
    case 'AWS::Events::Rule':
      return { ref: name, attributes: { Arn: arnOf('events', `rule/${name}`) } };
    default:
      return undefined;
  }
}

/** Ends in six characters as in the cloud, where they are random; here they follow from the name. */
export function secretArn(name: string): string {
  return arnOf('secretsmanager', `secret:${name}-${createHash('sha256').update(name).digest('hex').slice(0, 6)}`);
}

function queueNameOf({ givenName, stack, logicalId, isFifo }: NamedResource): string {
  if (givenName !== undefined) return givenName;
  const suffix = isFifo ? '.fifo' : '';
  // 80 characters is SQS's limit; the end of a logical id is its hash, so that is what is kept.
  return `${`${stack}-${logicalId}`.slice(-(80 - suffix.length))}${suffix}`;
}
