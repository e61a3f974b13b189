import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseHeadersPolicyProps,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { Stage } from './stage.ts';

/** What browsers are told to refuse on the page's behalf. Answers of the API bring headers of their own. */
export function pagePolicy(
  scope: Construct,
  id: string,
  { stage, uploadsDomain }: { stage: Stage; uploadsDomain: string },
): ResponseHeadersPolicy {
  const custom = Object.entries(customHeaders).map(([header, value]) => ({ header, value, override: true }));
  const securityHeadersBehavior: ResponseHeadersPolicyProps['securityHeadersBehavior'] = {
    contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(stage, uploadsDomain), override: true },
    contentTypeOptions: { override: true },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
    // Paths hold the tokens of invitations.
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
    strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
  };
  return new ResponseHeadersPolicy(scope, id, {
    comment: "The dashboard's page",
    securityHeadersBehavior,
    customHeadersBehavior: { customHeaders: custom },
  });
}

const customHeaders = {
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** The page runs its own files and nothing else: what a buyer writes could not run even if it became markup. */
function contentSecurityPolicy({ avitoApiUrl }: Stage, uploadsDomain: string): string {
  // Pictures and voices of chats lie on many hosts of Avito's; the sandbox's on one without https.
  const media = ["'self'", 'https:', ...(avitoApiUrl.startsWith('http:') ? [new URL(avitoApiUrl).origin] : [])];
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': media,
    'media-src': media,
    // Without a scheme it is the page's own: https, and http on one machine. The path is the bucket's where it is one machine's.
    'connect-src': ["'self'", `${uploadsDomain}/`],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
