import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectRoot, resourcesOf, synthesize } from './synthesize.ts';

const { dashboard: prod, storage } = synthesize('prod');
const own = {
  DASHBOARD_URL: 'https://bot.example.com',
  DASHBOARD_CERTIFICATE_ARN: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c3d',
};

const behavior = z
  .object({ PathPattern: z.string().optional(), FunctionAssociations: z.array(z.unknown()).default([]) })
  .loose();
const distribution = z.object({
  DistributionConfig: z
    .object({ DefaultCacheBehavior: behavior, CacheBehaviors: z.array(behavior), Origins: z.array(z.unknown()) })
    .loose(),
});

function distributionOf(template: typeof prod) {
  const [found] = resourcesOf(template, 'AWS::CloudFront::Distribution', distribution);
  if (found === undefined) throw new Error('no distribution');
  return found[1].DistributionConfig;
}

describe('the files of the page', () => {
  it('lie in a bucket that only the distribution reads, and only over TLS', () => {
    prod.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Delete',
      Properties: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: Match.anyValue(),
        WebsiteConfiguration: Match.absent(),
      },
    });
    const policy = z.object({
      PolicyDocument: z.object({
        Statement: z.array(z.object({ Effect: z.string(), Principal: z.unknown(), Condition: z.unknown() }).loose()),
      }),
    });
    const statements = resourcesOf(prod, 'AWS::S3::BucketPolicy', policy).flatMap(
      ([, { PolicyDocument }]) => PolicyDocument.Statement,
    );
    expect(statements.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
      {
        Action: ['s3:GetObject', 's3:ListBucket'],
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      },
    ]);
    expect(statements).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  it('are kept by browsers for a year where their names change with them, and asked for again where not', () => {
    prod.hasResourceProperties('Custom::CDKBucketDeployment', {
      Exclude: ['*'],
      Include: ['assets/*'],
      Prune: false,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    prod.hasResource('Custom::CDKBucketDeployment', {
      Properties: { Exclude: ['assets/*'], Include: Match.absent(), SystemMetadata: { 'cache-control': 'no-cache' } },
      // The page comes after what it loads.
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^PageAssets')]),
    });
  });

  it('that are not built lie where the function of CloudFront looks for files', () => {
    const files = readdirSync(path.join(projectRoot, 'web/public'), { withFileTypes: true });
    expect(files.filter((entry) => !entry.isFile() || !entry.name.includes('.'))).toEqual([]);
  });
});

describe('the policy of the page', () => {
  const directives = (stage: string, environment = {}) => {
    const { dashboard } = synthesize(stage, environment);
    const found = JSON.stringify(dashboard.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const parts = /"ContentSecurityPolicy":\{"Fn::Join":\["",(\[.*?\])\]\}/.exec(found)?.[1] ?? '[]';
    const text = z
      .array(z.union([z.string(), z.unknown().transform(() => 'uploads.example.com')]))
      .parse(JSON.parse(parts))
      .join('');
    return Object.fromEntries(
      text.split('; ').map((directive): [string, string[]] => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );
  };

  it('lets it run its own files and nothing else', () => {
    expect(directives('prod')).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'https:'],
      'media-src': ["'self'", 'https:'],
      'connect-src': ["'self'", 'uploads.example.com/'],
      'font-src': ["'self'"],
      'manifest-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    });
  });

  it("lets it show the sandbox's pictures where the sandbox plays Avito", () => {
    const local = directives('local', { AVITO_API_URL: 'http://127.0.0.1:3001/avito' });
    expect(local['img-src']).toEqual(["'self'", 'https:', 'http://127.0.0.1:3001']);
    expect(local['media-src']).toEqual(local['img-src']);
    expect(local['script-src']).toEqual(["'self'"]);
  });

  it('is on every answer of the page, with the other headers that protect it', () => {
    prod.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { Override: true },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY' },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
        },
      },
    });
    expect(distributionOf(prod).DefaultCacheBehavior).toHaveProperty('ResponseHeadersPolicyId.Ref');
  });
});

describe('the distribution', () => {
  it('shows the page to readers, over https', () => {
    expect(distributionOf(prod)).toMatchObject({
      HttpVersion: 'http2and3',
      DefaultRootObject: 'index.html',
      DefaultCacheBehavior: {
        AllowedMethods: ['GET', 'HEAD'],
        ViewerProtocolPolicy: 'redirect-to-https',
        Compress: true,
        FunctionAssociations: [{ EventType: 'viewer-request' }],
      },
    });
  });

  it('leads /api to the API, whole and uncached, and refuses it in the clear', () => {
    expect(distributionOf(prod).CacheBehaviors).toMatchObject([
      {
        PathPattern: '/api/*',
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
        // Managed-CachingDisabled and Managed-AllViewerExceptHostHeader.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        ViewerProtocolPolicy: 'https-only',
        FunctionAssociations: [{ EventType: 'viewer-request' }],
      },
    ]);
  });

  it('never puts the page in the place of an error of the API', () => {
    expect(distributionOf(prod)).not.toHaveProperty('CustomErrorResponses');
  });

  it('shows the API a key that no template holds', () => {
    const origins = JSON.stringify(distributionOf(prod).Origins);
    expect(origins).toMatch(
      /"HeaderName":"x-origin-key","HeaderValue":\{"Fn::Join":\["",\["\{\{resolve:secretsmanager:"/,
    );
    expect(origins).toContain('"OriginProtocolPolicy":"https-only"');
    storage.hasResourceProperties('AWS::SecretsManager::Secret', {
      Description: Match.stringLikeRegexp('CloudFront'),
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    });
  });

  it('writes no log of paths, which hold the tokens of invitations', () => {
    expect(distributionOf(prod)).not.toHaveProperty('Logging');
  });

  it('is found at its own address, or at the domain it has a certificate for', () => {
    expect(JSON.stringify(prod.findOutputs('DashboardUrl'))).toContain('DomainName');
    const { dashboard } = synthesize('prod', own);
    dashboard.hasOutput('DashboardUrl', { Value: 'https://bot.example.com' });
    expect(distributionOf(dashboard)).toMatchObject({
      Aliases: ['bot.example.com'],
      ViewerCertificate: {
        AcmCertificateArn: own.DASHBOARD_CERTIFICATE_ARN,
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
    });
    expect(distributionOf(prod)).not.toHaveProperty('Aliases');
  });

  it('is where notices lead', () => {
    const { messaging } = synthesize('prod', own);
    messaging.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'functions/notifier',
      Environment: { Variables: Match.objectLike({ DASHBOARD_URL: 'https://bot.example.com' }) },
    });
  });
});
