import { RemovalPolicy, SecretValue, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { DataTable } from '../constructs/data-table.ts';
import { SellerSecrets } from '../constructs/seller-secrets.ts';
import { UploadsBucket } from '../constructs/uploads-bucket.ts';
import { putOut } from '../outputs.ts';
import type { Stage } from '../stage.ts';

export interface StorageStackProps extends StackProps {
  stage: Stage;
}

/** What has to survive: the table, the secrets, the uploads. In prod nothing of it goes away with the stack. */
export class StorageStack extends Stack {
  readonly table: DataTable;
  readonly webhookKey: Secret;
  readonly geminiKey: Secret;
  readonly telegramToken: Secret;
  /** What access tokens are signed with. */
  readonly signingKeys: Secret;
  /** What access tokens are checked with. */
  readonly accessKeys: Secret;
  /** What CloudFront shows the API, so that the API believes what it says about the caller. */
  readonly originKey: Secret;
  readonly sellerSecrets: SellerSecrets;
  readonly uploads: UploadsBucket;

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
    this.telegramToken = new Secret(this, 'TelegramToken', {
      description: 'The token of the bot that tells sellers on Telegram, put here by the operator who wants one.',
      // Never change it: CloudFormation would write it over the token the operator put in its place.
      secretStringValue: SecretValue.unsafePlainText('put-the-telegram-bot-token-here'),
      removalPolicy,
    });
    acknowledgeNoRotation(this.telegramToken, 'Telegram issues the token: nothing here could make the next one.');
    this.signingKeys = this.keysOf('SigningKeys', 'The private keys that access tokens are signed with', removalPolicy);
    this.accessKeys = this.keysOf('AccessKeys', 'The public keys that access tokens are checked with', removalPolicy);
    this.originKey = new Secret(this, 'OriginKey', {
      description: 'What CloudFront shows the API to be believed about the caller.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    acknowledgeNoRotation(this.originKey, 'CloudFront learns it by a deployment only.');
    this.sellerSecrets = new SellerSecrets(this, 'SellerSecrets', { prefix: `avito-assistant/${stage.name}/sellers/` });
    this.uploads = new UploadsBucket(this, 'Uploads', {
      isKept: stage.keepsData,
      // CloudFront's address is not known here: its stack names this bucket. Who uploads shows a presigned address, so this opens nothing.
      origins: [stage.dashboardUrl ?? 'https://*.cloudfront.net', ...stage.corsOrigins],
    });
    putOut(this, {
      TABLE_NAME: this.table.name,
      WEBHOOK_KEY_SECRET_ARN: this.webhookKey.secretArn,
      GEMINI_KEY_SECRET_ARN: this.geminiKey.secretArn,
      TELEGRAM_TOKEN_SECRET_ARN: this.telegramToken.secretArn,
      SIGNING_KEYS_SECRET_ARN: this.signingKeys.secretArn,
      ACCESS_KEYS_SECRET_ARN: this.accessKeys.secretArn,
      ORIGIN_KEY_SECRET_ARN: this.originKey.secretArn,
      SELLER_SECRET_PREFIX: this.sellerSecrets.prefix,
      UPLOADS_BUCKET: this.uploads.name,
    });
  }

  private keysOf(id: string, what: string, removalPolicy: RemovalPolicy): Secret {
    const secret = new Secret(this, id, {
      description: `${what}, put here by npm run create-admin and changed by npm run rotate-keys.`,
      // No keys yet. Never change it: CloudFormation would write it over the keys that are in use.
      secretStringValue: SecretValue.unsafePlainText('{"keys":[]}'),
      removalPolicy,
    });
    acknowledgeNoRotation(secret, 'npm run rotate-keys changes both halves together, so that nobody is signed out.');
    return secret;
  }
}

function acknowledgeNoRotation(secret: Secret, reason: string) {
  Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason });
}
