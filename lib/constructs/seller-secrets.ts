import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { LambdaFunction } from './lambda-function.ts';

/**
 * The Avito credentials of every seller, one secret each. They come and go with the sellers, while the product runs, so
 * they are known here only by the prefix of their names.
 */
export class SellerSecrets extends Construct {
  readonly prefix: string;

  constructor(scope: Construct, id: string, { prefix }: { prefix: string }) {
    super(scope, id);
    this.prefix = prefix;
  }

  /** Allows to read a seller's credentials and to keep a renewed token, nothing more: not to list, create or delete. */
  grantReadAndRenew(grantee: LambdaFunction): void {
    this.grant(grantee, ['GetSecretValue', 'PutSecretValue']);
  }

  /** Allows all that connecting and disconnecting a seller takes; not to list. */
  grantManage(grantee: LambdaFunction): void {
    this.grant(grantee, ['CreateSecret', 'GetSecretValue', 'PutSecretValue', 'DeleteSecret', 'RestoreSecret']);
  }

  private grant(grantee: LambdaFunction, operations: string[]): void {
    const arn = Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${this.prefix}*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    Validations.of(grantee.writableRole).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:${this.prefix}*]`,
      reason: 'Sellers are connected while the product runs: their secrets can be named by their prefix only.',
    });
    const actions = operations.map((operation) => `secretsmanager:${operation}`);
    Grant.addToPrincipal({ grantee, actions, resourceArns: [arn] });
  }
}
