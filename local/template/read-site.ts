import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';
import { readPageHeaders } from './read-page-headers.ts';
import type { TemplateReader } from './template-reader.ts';

export interface SiteFile {
  /** Below the root of the site, like `assets/index.js`. */
  key: string;
  /** Where it lies on this machine. */
  path: string;
  headers: Record<string, string>;
}

/** What a distribution shows of its bucket: the page. Its other paths lead to an API, whose routes are read elsewhere. */
export interface SiteDescription {
  methods: string[];
  /** Of every answer. */
  headers: Record<string, string>;
  files: SiteFile[];
  /** What CloudFront runs before it looks for a file. */
  viewerRequestCode: string | undefined;
}

const association = z.object({
  EventType: z.literal('viewer-request', { error: 'only viewer requests are looked at here' }),
  FunctionARN: z.string(),
});
const distribution = z.object({
  DistributionConfig: z.object({
    DefaultCacheBehavior: z.object({
      TargetOriginId: z.string(),
      AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
      FunctionAssociations: z.array(association).max(1).default([]),
      ResponseHeadersPolicyId: z.string().optional(),
    }),
    Origins: z.array(z.object({ Id: z.string(), DomainName: z.string() })),
  }),
});
const deployment = z.object({
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.undefined({ error: 'only deployments to the root of a bucket run here' }).optional(),
  Exclude: z.array(z.string()).default([]),
  Include: z.array(z.string()).default([]),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
});
type Deployment = z.infer<typeof deployment>;

/** Undefined where the template has no distribution. */
export function readSite(reader: TemplateReader): SiteDescription | undefined {
  const [found, ...others] = reader.resources('AWS::CloudFront::Distribution', distribution);
  if (found === undefined) return undefined;
  if (others.length > 0) throw new StartProblem('Only one distribution runs on one machine');
  const { DefaultCacheBehavior: behavior, Origins: origins } = found.properties.DistributionConfig;
  const domain = origins.find(({ Id }) => Id === behavior.TargetOriginId)?.DomainName;
  const bucket = reader
    .resources('AWS::S3::Bucket', z.object({}))
    .find(({ physical }) => physical.attributes.RegionalDomainName === domain)?.physical.ref;
  if (bucket === undefined) throw new StartProblem(`${found.logicalId} shows something else than a bucket`);
  return {
    methods: behavior.AllowedMethods,
    headers: readPageHeaders(reader, behavior.ResponseHeadersPolicyId),
    files: readFiles(reader, bucket),
    viewerRequestCode: codeOf(reader, behavior.FunctionAssociations[0]?.FunctionARN),
  };
}

function codeOf(reader: TemplateReader, arn: string | undefined): string | undefined {
  return reader
    .resources('AWS::CloudFront::Function', z.object({ FunctionCode: z.string() }))
    .find(({ physical }) => physical.attributes.FunctionARN === arn)?.properties.FunctionCode;
}

function readFiles(reader: TemplateReader, bucket: string): SiteFile[] {
  return reader
    .resources('Custom::CDKBucketDeployment', deployment)
    .filter(({ properties }) => properties.DestinationBucketName === bucket)
    .flatMap(({ properties: own }) => own.SourceObjectKeys.flatMap((key) => deployedFiles(reader, key, own)));
}

function deployedFiles(reader: TemplateReader, objectKey: string, deployed: Deployment): SiteFile[] {
  const folder = reader.assetPath(objectKey);
  if (folder === undefined) throw new StartProblem(`The files ${objectKey} are not among the assets`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, key: path.slice(folder.length + 1).replaceAll('\\', '/') }))
    .filter(({ key }) => isDeployed(key, deployed))
    .map(({ key, path }) => ({ key, path, headers: deployed.SystemMetadata }));
}

/** As `aws s3 sync` reads its filters: what is included comes after what is excluded, and the last one that fits decides. */
function isDeployed(key: string, { Exclude, Include }: Deployment): boolean {
  const fits = (pattern: string) => patternOf(pattern).test(key);
  return Include.some(fits) || !Exclude.some(fits);
}

/** Its `*` goes across folders. */
function patternOf(glob: string): RegExp {
  const escaped = glob.replaceAll(/[\\^$+.()|{}[\]]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
