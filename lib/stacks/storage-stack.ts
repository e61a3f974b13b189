import { CfnOutput, RemovalPolicy, SecretValue, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { DataTable } from '../constructs/data-table.ts';
import { SellerSecrets } from '../constructs/seller-secrets.ts';
import type { Stage } from '../stage.ts';

export interface StorageStackProps extends StackProps {
  stage: Stage;
}

/** What has to survive: the table and the secrets. In prod neither goes away with the stack. */
export class StorageStack extends Stack {
  readonly table: DataTable;
  readonly webhookKey: Secret;
  readonly geminiKey: Secret;
  readonly sellerSecrets: SellerSecrets;

  constructor(scope: Construct, id: string, { stage, ...props }: StorageStackProps) {
    super(scope, id, props);
    const removalPolicy = stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.table = new DataTable(this, 'Table', { isKept: stage.keepsData });
    this.webhookKey = new Secret(this, 'WebhookKey', {
      description:
        'Every webhook secret is derived from this key: a new one means every webhook has to be registered again.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    acknowledgeNoRotation(
      this.webhookKey,
      'A new webhook key breaks the webhook of every seller at once: it is changed by a person.',
    );
    this.geminiKey = new Secret(this, 'GeminiKey', {
      description: 'The API key of Gemini, put here by the operator after the first deployment.',
      // Never change it: CloudFormation would write it over the key the operator put in its place.
      secretStringValue: SecretValue.unsafePlainText('put-the-gemini-api-key-here'),
      removalPolicy,
    });
    acknowledgeNoRotation(this.geminiKey, 'Google issues the key: nothing here could make the next one.');
    this.sellerSecrets = new SellerSecrets(this, 'SellerSecrets', { prefix: `avito-assistant/${stage.name}/sellers/` });
    new CfnOutput(this, 'TableName', { value: this.table.name });
    new CfnOutput(this, 'GeminiKeySecret', {
      value: this.geminiKey.secretArn,
      description: 'Put the API key of Gemini here',
    });
    new CfnOutput(this, 'SellerSecretPrefix', {
      value: this.sellerSecrets.prefix,
      description: 'Put each seller here, as <prefix><sellerId>: {"clientId":"…","clientSecret":"…"}',
    });
  }
}

function acknowledgeNoRotation(secret: Secret, reason: string) {
  Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason });
}
