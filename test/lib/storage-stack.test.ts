import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesize } from './synthesize.ts';

const { storage: prod } = synthesize('prod');
const { storage: dev } = synthesize('dev');

describe('what has to survive', () => {
  it('outlives its stack in prod, table and secrets', () => {
    prod.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    prod.allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    prod.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
  });

  it('leaves nothing behind in dev', () => {
    dev.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete' });
    dev.allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'Delete' });
    dev.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
  });

  it.each([
    ['prod', prod],
    ['dev', dev],
  ])('can be set back to any second, in %s too', (_, template) => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('costs nothing but its bytes: on demand, and no key of our own', () => {
    prod.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: Match.absent(),
    });
    prod.resourceCountIs('AWS::KMS::Key', 0);
  });

  it('has a webhook key that nobody has ever seen, of letters and digits', () => {
    prod.hasResourceProperties('AWS::SecretsManager::Secret', {
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    });
  });

  it('has keys of access tokens that come from nobody but the commands, and none of them yet', () => {
    for (const id of [/^SigningKeys/, /^AccessKeys/]) {
      const secrets = Object.entries(prod.findResources('AWS::SecretsManager::Secret'));
      const [, secret] = secrets.find(([name]) => id.test(name)) ?? [];
      expect(secret?.Properties.SecretString).toBe('{"keys":[]}');
    }
  });

  it('changes only on purpose', () => {
    expect(prod.toJSON()).toMatchSnapshot();
  });
});

describe('the bucket for uploads', () => {
  it('is private, encrypted, for TLS only, and forgets by itself', () => {
    prod.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.objectLike({
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      }),
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            ExpirationInDays: 2,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
    });
    prod.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    });
  });

  it('takes uploads from the dashboard and pages of the named origins, and from no others', () => {
    const rules = (AllowedOrigins: string[]) => ({
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedMethods: ['PUT'], AllowedOrigins })] },
    });
    prod.hasResourceProperties('AWS::S3::Bucket', rules(['https://*.cloudfront.net']));
    const { storage } = synthesize('prod', {
      CORS_ORIGINS: 'https://desk.example.com',
      PUBLIC_URL: 'https://hooks.example.com/avito',
      DASHBOARD_URL: 'https://bot.example.com/',
    });
    storage.hasResourceProperties('AWS::S3::Bucket', rules(['https://bot.example.com', 'https://desk.example.com']));
  });

  it('outlives its stack in prod', () => {
    prod.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
    dev.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });
});
