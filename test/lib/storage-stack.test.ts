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

  it('changes only on purpose', () => {
    expect(prod.toJSON()).toMatchSnapshot();
  });
});
