import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { contentSecurityPolicyWith, HSTS_SECONDS, SECURITY_HEADERS } from '../headers.ts';

/** infra/headers.ts as CloudFront's response headers policy, plus HSTS. CloudFront wants some of them in fields of their own. */
export function securityHeaders(scope: Construct, id: string, filesOrigin: string): ResponseHeadersPolicy {
  const {
    'Content-Security-Policy': _policy,
    'X-Content-Type-Options': _nosniff,
    'X-Frame-Options': _deny,
    'Referrer-Policy': _referrer,
    ...custom
  } = SECURITY_HEADERS;
  const override = true;
  const contentSecurityPolicy = contentSecurityPolicyWith(filesOrigin);
  return new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override },
      contentTypeOptions: { override },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.seconds(HSTS_SECONDS),
        includeSubdomains: true,
        override,
      },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(custom).map(([header, value]) => ({ header, value, override })),
    },
  });
}
