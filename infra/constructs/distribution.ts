import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  PriceClass,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { SCREEN_CODE, VIEWER_HOST_CODE } from './edge-code.ts';
import { securityHeaders } from './security-headers.ts';

export type Domain = { readonly name: string; readonly certificateArn: string };

export type SiteDistributionProps = {
  readonly bucket: Bucket;
  readonly api: RestApi;
  readonly firewallArn: string;
  /** Proves to the API that a call came through here. */
  readonly edgeKey: string;
  /** Where photos are sent to and shown from. */
  readonly filesOrigin: string;
  readonly domain?: Domain | undefined;
};

/** CloudFront in front of everything: /api/* to the gateway, the rest from the bucket, one list of security headers. */
export class SiteDistribution extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: SiteDistributionProps) {
    super(scope, id);
    const { domain } = props;
    const responseHeadersPolicy = securityHeaders(this, 'Headers', props.filesOrigin);
    const shared = {
      responseHeadersPolicy,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      defaultRootObject: 'index.html',
      priceClass: PriceClass.PRICE_CLASS_200,
      webAclId: props.firewallArn,
      ...(domain === undefined
        ? {}
        : {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          }),
      defaultBehavior: {
        ...shared,
        // LIST lets the bucket say 404 for what is not there, where it would else say 403.
        origin: S3BucketOrigin.withOriginAccessControl(props.bucket as IBucket, {
          originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        }),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        functionAssociations: [this.onRequest('Screen', SCREEN_CODE)],
      },
      additionalBehaviors: { '/api/*': { ...shared, ...this.apiBehavior(props) } },
    });
    Validations.of(this.distribution).acknowledge({
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason: 'The default root object is set, so the distribution never shows a list.',
    });
    acknowledge(
      this.distribution,
      { id: 'CFR1', reason: 'Families live all over the world; the wall is for whoever may help.' },
      {
        id: 'CFR3',
        reason: 'Access logs would keep the addresses of residents; the API function logs requests without them.',
      },
      {
        id: 'CFR4',
        reason:
          'Without a domain of its own (dev) CloudFront dictates the protocol list; with one TLS 1.2_2021 is set.',
      },
    );
  }

  private apiBehavior({ api, edgeKey }: SiteDistributionProps): BehaviorOptions {
    const { region, urlSuffix } = Stack.of(this);
    return {
      origin: new HttpOrigin(`${api.restApiId}.execute-api.${region}.${urlSuffix}`, {
        originPath: `/${api.deploymentStage.stageName}`,
        customHeaders: { 'nuanxin-edge-key': edgeKey },
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // The API says what may be kept (contracts' cacheSeconds); without a word of it nothing is.
      cachePolicy: new CachePolicy(this, 'ApiCache', {
        defaultTtl: Duration.seconds(0),
        minTtl: Duration.seconds(0),
        maxTtl: Duration.hours(1),
        queryStringBehavior: CacheQueryStringBehavior.all(),
        headerBehavior: CacheHeaderBehavior.allowList('Accept-Language'),
        cookieBehavior: CacheCookieBehavior.none(),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
      originRequestPolicy: new OriginRequestPolicy(this, 'ApiRequest', {
        queryStringBehavior: OriginRequestQueryStringBehavior.all(),
        cookieBehavior: OriginRequestCookieBehavior.all(),
        headerBehavior: OriginRequestHeaderBehavior.allowList(
          'CloudFront-Viewer-Address',
          'Content-Type',
          'Idempotency-Key',
          'Origin',
          'X-Acting-As',
          'X-Client-Version',
          'X-Person',
          'X-Viewer-Host',
        ),
      }),
      functionAssociations: [this.onRequest('ViewerHost', VIEWER_HOST_CODE)],
    };
  }

  private onRequest(id: string, code: string) {
    const runtime = FunctionRuntime.JS_2_0;
    return {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(this, id, { runtime, code: FunctionCode.fromInline(code) }),
    };
  }
}
