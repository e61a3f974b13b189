import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, type ISource } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

/** The files of a page, read by its distribution alone. They can be built again, so nothing of it is kept. */
export class PageBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { stage, page }: { stage: Stage; page: ISource }) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Its type and its interface disagree about one optional property, under the strictest of TypeScript's settings.
    this.bucket = bucket as IBucket;
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the files of a page that anybody may load; only the distribution reads them.',
    });
    const common = { sources: [page], destinationBucket: this.bucket, ...this.copierOf(stage) };
    const assets = new BucketDeployment(this, 'Assets', {
      ...common,
      exclude: ['*'],
      include: ['assets/*'],
      // Their names change with what is in them. Those of earlier deployments stay: pages that are open go on loading theirs.
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
      prune: false,
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...common,
      exclude: ['assets/*'],
      cacheControl: [CacheControl.noCache()],
    });
    // A page is not there before what it loads.
    pages.node.addDependency(assets);
    acknowledgeCopier(Stack.of(this));
  }

  /** CDK's function copies the files; its own role would bring a managed policy that may write every log group of the account. */
  private copierOf(stage: Stage) {
    const logGroup = new LogGroup(this, 'CopierLog', {
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'CopierRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const finding of this.copiersWildcards()) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[${finding}]`,
        reason: 'What CDK grants its copier: to write this one bucket and to read the one of assets.',
      });
    }
    return { logGroup, role };
  }

  private copiersWildcards(): string[] {
    const stack = Stack.of(this);
    const arn: { 'Fn::GetAtt': [string, string] } = stack.resolve(this.bucket.bucketArn);
    const assets = `cdk-${stack.synthesizer.bootstrapQualifier}-assets-<AWS::AccountId>-<AWS::Region>`;
    return [
      ...['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject'].map((action) => `Action::s3:${action}*`),
      `Resource::arn:<AWS::Partition>:s3:::${assets}/*`,
      `Resource::<${arn['Fn::GetAtt'].join('.')}>/*`,
    ];
  }
}

function acknowledgeCopier(stack: Stack): void {
  for (const copier of stack.node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))) {
    Validations.of(copier).acknowledge({ id: 'AwsSolutions-L1', reason: 'CDK chooses the runtime of its own copier.' });
  }
}
