import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';
import type { TemplateReader } from './template-reader.ts';

const on = z.object({}).optional();
const security = z.strictObject({
  ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }).optional(),
  ContentTypeOptions: on,
  FrameOptions: z.object({ FrameOption: z.string() }).optional(),
  ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }).optional(),
  StrictTransportSecurity: on,
});
const policy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: security.default({}),
    CustomHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) })
      .default({ Items: [] }),
  }),
});

/** The headers a response headers policy adds, less the one that says to come by https, which has no meaning over http. */
export function readPageHeaders(reader: TemplateReader, policyId: string | undefined): Record<string, string> {
  if (policyId === undefined) return {};
  const found = reader
    .resources('AWS::CloudFront::ResponseHeadersPolicy', policy)
    .find(({ physical }) => physical.ref === policyId)?.properties.ResponseHeadersPolicyConfig;
  if (found === undefined) throw new StartProblem(`The response headers policy ${policyId} is not in the template`);
  const { SecurityHeadersConfig: own, CustomHeadersConfig: custom } = found;
  const named: [string, string | undefined][] = [
    ['content-security-policy', own.ContentSecurityPolicy?.ContentSecurityPolicy],
    ['x-content-type-options', own.ContentTypeOptions && 'nosniff'],
    ['x-frame-options', own.FrameOptions?.FrameOption],
    ['referrer-policy', own.ReferrerPolicy?.ReferrerPolicy],
    ...custom.Items.map(({ Header, Value }): [string, string] => [Header.toLowerCase(), Value]),
  ];
  return Object.fromEntries(named.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
