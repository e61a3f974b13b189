import { Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { builtPage } from '../built-page.ts';
import { FrontDoor } from '../constructs/front-door.ts';
import { PageBucket } from '../constructs/page-bucket.ts';
import { putOut } from '../outputs.ts';
import { pagePolicy } from '../page-policy.ts';
import type { Stage } from '../stage.ts';
import type { StorageStack } from './storage-stack.ts';

export interface DashboardStackProps extends StackProps {
  stage: Stage;
  storage: StorageStack;
}

/**
 * Where people come in: the dashboard's page and the API on one origin. The API is made here, still without routes, because
 * notices have to know this origin, and the functions behind the routes have to know where notices go.
 */
export class DashboardStack extends Stack {
  readonly api: HttpApi;
  readonly url: string;

  constructor(scope: Construct, id: string, { stage, storage, ...props }: DashboardStackProps) {
    super(scope, id, props);
    this.api = new HttpApi(this, 'Api', {
      apiName: `Avito assistant, ${stage.name}, administration`,
      createDefaultStage: false,
    });
    const page = new PageBucket(this, 'Page', { stage, page: builtPage() });
    const frontDoor = new FrontDoor(this, 'FrontDoor', {
      stage,
      page: page.bucket,
      pagePolicy: pagePolicy(this, 'PagePolicy', { stage, uploadsDomain: storage.uploads.domain }),
      apiDomain: Fn.select(2, Fn.split('/', this.api.apiEndpoint)),
      // CloudFormation puts the value in while it deploys: no template holds it.
      originKey: storage.originKey.secretValue.unsafeUnwrap(),
    });
    this.url = frontDoor.url;
    putOut(this, { DASHBOARD_URL: this.url });
  }
}
