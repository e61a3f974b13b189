import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { LambdaFunction } from './lambda-function.ts';

export interface UploadsBucketProps {
  isKept: boolean;
  /** Pages of these origins may upload from a browser. */
  origins: string[];
}

/**
 * Where files too large for the API are put by presigned addresses, to be read by a job. Nothing lies here to stay: it
 * expires after two days.
 */
export class UploadsBucket extends Construct {
  readonly name: string;
  /** The host that presigned addresses lead to. */
  readonly domain: string;
  private readonly arn: string;

  constructor(scope: Construct, id: string, { isKept, origins }: UploadsBucketProps) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(2), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      ...(origins.length === 0 ? {} : { cors: [corsRule(origins)] }),
      // A bucket that is not empty stays in place of its stack; emptying it by itself would take a function of its own.
      removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Every address to upload to is asked for through the API, whose audit names who and when.',
    });
    this.name = bucket.bucketName;
    this.domain = bucket.bucketRegionalDomainName;
    this.arn = bucket.bucketArn;
  }

  /** Allows to upload, and so to sign addresses that others upload to. */
  grantPut(grantee: LambdaFunction): void {
    this.grantObjects(grantee, ['s3:PutObject']);
  }

  grantReadWrite(grantee: LambdaFunction): void {
    this.grantObjects(grantee, ['s3:GetObject', 's3:PutObject']);
    // Without it S3 calls a file that is not there forbidden.
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.arn] });
  }

  private grantObjects(grantee: LambdaFunction, actions: string[]): void {
    Validations.of(grantee.writableRole).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${this.importName()}/*]`,
      reason: 'Uploads are named while the product runs, and nothing but uploads lies in this bucket.',
    });
    Grant.addToPrincipal({ grantee, actions, resourceArns: [`${this.arn}/*`] });
  }

  /** What other stacks know this bucket's ARN by. */
  private importName(): string {
    const stack = Stack.of(this);
    const imported: { 'Fn::ImportValue': string } = stack.resolve(stack.exportValue(this.arn));
    return imported['Fn::ImportValue'];
  }
}

function corsRule(allowedOrigins: string[]) {
  return { allowedOrigins, allowedMethods: [HttpMethods.PUT], allowedHeaders: ['*'], maxAge: 600 };
}
