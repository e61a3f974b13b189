import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openGateway } from '../../../local/gateway/open-gateway.ts';
import { openSite } from '../../../local/gateway/open-site.ts';
import { describeCloud } from '../../../local/template/describe-cloud.ts';
import { anAssembly } from '../template/an-assembly.ts';

const code = `function handler(event) {
  if (event.request.uri.indexOf('.') < 0) event.request.uri = '/index.html';
  return event.request;
}`;
const endpoints = { sqsUrl: 'http://127.0.0.1:1', s3Url: 'http://127.0.0.1:3', gatewayUrl: 'http://127.0.0.1:2' };
const securityHeaders = {
  ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'", Override: true },
  ContentTypeOptions: { Override: true },
  FrameOptions: { FrameOption: 'DENY', Override: true },
  StrictTransportSecurity: { AccessControlMaxAgeSec: 1, Override: true },
};
const deployment = (change: object) => ({
  Type: 'Custom::CDKBucketDeployment',
  Properties: {
    ServiceToken: { 'Fn::GetAtt': ['Copier', 'Arn'] },
    SourceObjectKeys: ['code.zip'],
    DestinationBucketName: { Ref: 'Bucket' },
    ...change,
  },
});
const behavior = {
  TargetOriginId: 'page',
  FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Rewrite', 'FunctionARN'] } }],
  ResponseHeadersPolicyId: { Ref: 'Headers' },
};
const distribution = (change: object = {}) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: {
    DistributionConfig: {
      DefaultCacheBehavior: behavior,
      Origins: [
        { Id: 'api', DomainName: 'api.example.com' },
        { Id: 'page', DomainName: { 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] } },
      ],
      ...change,
    },
  },
});
const resources = {
  Bucket: { Type: 'AWS::S3::Bucket' },
  // CloudFormation's own, in a language that does not run here.
  Copier: {
    Type: 'AWS::Lambda::Function',
    Properties: { Code: { S3Key: 'gone.zip' }, Handler: 'index.handler', Runtime: 'python3.13' },
  },
  Rewrite: { Type: 'AWS::CloudFront::Function', Properties: { FunctionCode: code } },
  Headers: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: securityHeaders,
        CustomHeadersConfig: { Items: [{ Header: 'Permissions-Policy', Value: 'camera=()', Override: true }] },
      },
    },
  },
  Assets: deployment({
    Exclude: ['*'],
    Include: ['assets/*'],
    SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
  }),
  Pages: deployment({ Exclude: ['assets/*'], SystemMetadata: { 'cache-control': 'no-cache' } }),
  Distribution: distribution(),
};

const files = {
  'index.html': '<h1>page</h1>',
  'theme.js': 'theme()',
  'assets/index-1.js': 'index()',
  'assets/deep/x.css': 'p {}',
};

function siteOf(Resources: NonNullable<Parameters<typeof anAssembly>[0][string]['Resources']>) {
  const folder = anAssembly({ App: { Resources } });
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, 'asset.code', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
  }
  writeFileSync(join(folder, 'secret.txt'), 'top secret');
  return describeCloud(folder, endpoints).site;
}

async function aSite(): Promise<string> {
  const site = siteOf(resources);
  if (site === undefined) throw new Error('no site');
  const gateway = await openGateway(0);
  onTestFinished(() => gateway.close(0));
  const routes = [{ key: 'GET /api/health', functionArn: 'arn', timeoutMs: 1_000 }];
  gateway.serve({
    apis: [
      { id: 'api', routes, throttling: undefined, routeThrottling: new Map(), accessLogFormat: '$context.status' },
    ],
    invoke: async () => ({ kind: 'answered', payload: { statusCode: 200, body: 'well' } }),
    site: openSite(site),
    log: (line) => lines.push(line),
  });
  lines.length = 0;
  return gateway.url;
}
const lines: string[] = [];

/** As it is written: fetch would tidy the path up first. */
function get(base: string, path: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    request({ hostname, port, path }, async (response) => {
      resolve({ status: response.statusCode, body: (await response.toArray()).join('') });
    })
      .on('error', reject)
      .end();
  });
}

describe('the page', () => {
  it.each([
    ['/', 'text/html', 'no-cache', '<h1>page</h1>'],
    ['/sellers/demo?tab=1', 'text/html', 'no-cache', '<h1>page</h1>'],
    ['/theme.js', 'text/javascript', 'no-cache', 'theme()'],
    ['/assets/index-1.js', 'text/javascript', 'public, max-age=31536000, immutable', 'index()'],
    ['/assets/deep/x.css', 'text/css', 'public, max-age=31536000, immutable', 'p {}'],
  ])('is answered at %s as it would be deployed', async (path, type, caching, body) => {
    const response = await fetch((await aSite()) + path);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'cache-control': caching,
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'permissions-policy': 'camera=()',
    });
    expect([response.status, await response.text()]).toEqual([200, body]);
  });

  it('does not say over http that it wants to be read over https', async () => {
    expect((await fetch(await aSite())).headers.has('strict-transport-security')).toBe(false);
  });

  it('is nowhere in place of a file that is missing, nor of what the API does not know', async () => {
    const url = await aSite();
    const missing = await fetch(`${url}/assets/index-0.js`);
    expect([missing.status, missing.headers.get('content-security-policy')]).toEqual([404, "default-src 'none'"]);
    expect(await missing.text()).not.toContain('<h1>');
    const unknown = await fetch(`${url}/api/nothing`);
    expect([unknown.status, await unknown.json()]).toEqual([404, { message: 'Not Found' }]);
    expect(await (await fetch(`${url}/api/health`)).text()).toBe('well');
    expect(lines).toEqual(['404', '200']);
  });

  it('is only read', async () => {
    const url = await aSite();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await fetch(url, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '13', '']);
  });

  it('is not sent again to who has it', async () => {
    const url = await aSite();
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    const again = await fetch(url, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([304, '', 'no-cache']);
    expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/secret.txt',
    '//secret.txt',
    '/asset.code/index.html',
  ])('never is a file from elsewhere on this machine: %s', async (path) => {
    expect(await get(await aSite(), path)).toMatchObject({
      status: 404,
      body: expect.not.stringContaining('top secret'),
    });
  });

  it.each(['/%', '/%ff.js', '/a%zz'])('is not asked for by what no path is: %s', async (path) => {
    expect((await get(await aSite(), path)).status).toBe(400);
  });
});

describe('a template', () => {
  it('without a distribution has no page', () => {
    expect(siteOf({ Bucket: resources.Bucket })).toBeUndefined();
  });

  it.each([
    ['two distributions', { Other: distribution() }, 'Only one distribution'],
    [
      'an unknown header',
      {
        Headers: {
          ...resources.Headers,
          Properties: { ResponseHeadersPolicyConfig: { SecurityHeadersConfig: { XSSProtection: {} } } },
        },
      },
      'SecurityHeadersConfig',
    ],
    [
      'a function of another kind',
      {
        Distribution: distribution({
          DefaultCacheBehavior: {
            ...behavior,
            FunctionAssociations: [{ EventType: 'viewer-response', FunctionARN: 'x' }],
          },
        }),
      },
      'only viewer requests are looked at here',
    ],
    [
      'files below a folder',
      { Pages: deployment({ DestinationBucketKeyPrefix: 'desk' }) },
      'only deployments to the root of a bucket run here',
    ],
    ['files that are not there', { Pages: deployment({ SourceObjectKeys: ['gone.zip'] }) }, 'gone.zip'],
    [
      'a page from elsewhere',
      { Distribution: distribution({ Origins: [{ Id: 'page', DomainName: 'www.example.com' }] }) },
      'shows something else than a bucket',
    ],
  ])('with %s is refused by name', (_what, change, message) => {
    expect(() => siteOf({ ...resources, ...change })).toThrow(message);
  });
});
