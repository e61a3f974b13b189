import { Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  FunctionEventType,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { edgeFunction } from '../edge-function.ts';
import type { Stage } from '../stage.ts';

export interface FrontDoorProps {
  stage: Stage;
  page: IBucket;
  pagePolicy: ResponseHeadersPolicy;
  apiDomain: string;
  /** What proves to the API that a request came through here. */
  originKey: string;
}

/** One origin for people: the page, and below `/api` the API, uncached, so that its cookie is the page's own. */
export class FrontDoor extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    const { stage } = props;
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Avito assistant, ${stage.name}`,
      defaultBehavior: this.pageOf(props),
      additionalBehaviors: { '/api/*': this.apiOf(props) },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Europe is the nearest of its places to most sellers anyhow.
      priceClass: PriceClass.PRICE_CLASS_100,
      ...this.ownDomain(stage),
    });
    acknowledge(distribution, stage);
    this.url = stage.dashboardUrl ?? `https://${distribution.distributionDomainName}`;
  }

  private pageOf({ page, pagePolicy }: FrontDoorProps) {
    return {
      // Without the right to list, S3 calls a file that is not there forbidden.
      origin: S3BucketOrigin.withOriginAccessControl(page, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      // As long as the files say; `no-cache` means a second.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: pagePolicy,
      functionAssociations: [
        { function: edgeFunction(this, 'PageOfPath', 'page-of-path'), eventType: FunctionEventType.VIEWER_REQUEST },
      ],
    };
  }

  private apiOf({ apiDomain, originKey }: FrontDoorProps) {
    return {
      origin: new HttpOrigin(apiDomain, { customHeaders: { 'x-origin-key': originKey } }),
      // A password sent in the clear is refused, not led to the right door.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // API Gateway knows itself by its own host name only.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [
        {
          function: edgeFunction(this, 'ViewerAddress', 'viewer-address'),
          eventType: FunctionEventType.VIEWER_REQUEST,
        },
      ],
    };
  }

  private ownDomain({ dashboardUrl, dashboardCertificateArn }: Stage) {
    if (dashboardUrl === undefined || dashboardCertificateArn === undefined) return {};
    return {
      domainNames: [new URL(dashboardUrl).hostname],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', dashboardCertificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}

function acknowledge(distribution: Distribution, { dashboardCertificateArn }: Stage): void {
  const reasons = {
    'AwsSolutions-CFR1': 'Sellers work from wherever they are.',
    'AwsSolutions-CFR2':
      'The page is files, and the API is throttled and counts attempts by address and by account; a firewall would cost more than all the rest.',
    'AwsSolutions-CFR3':
      'Paths hold the tokens of invitations, and these logs would keep them. The API writes a log of its own, by routes.',
    ...(dashboardCertificateArn === undefined
      ? {
          'AwsSolutions-CFR4':
            "CloudFront's own certificate brings its own floor; a domain with a certificate takes TLS 1.2.",
        }
      : {}),
  };
  Validations.of(distribution).acknowledge({
    id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
    reason: 'The root is the page, by its own function and as the default root object.',
  });
  for (const [id, reason] of Object.entries(reasons)) Validations.of(distribution).acknowledge({ id, reason });
}
