import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import { tableDefinition } from '../functions/platform/table-definition.ts';
import { buildApp } from './build-app.ts';
import { STAGES, type Stage } from './config.ts';
import { SCREEN_CODE, VIEWER_HOST_CODE } from './constructs/edge-code.ts';
import { previewFor } from './crawlers.ts';
import { CONTENT_SECURITY_POLICY } from './headers.ts';

type Made = { readonly app: App; readonly data: Template; readonly service: Template };
const made = new Map<Stage['name'], Made>();
const names = Object.keys(STAGES) as Stage['name'][];
/** Logical ids of our own functions and their policies, beside the one the CDK brings to copy the site. */
const OURS = /^(Api|Changes|Parked|Schedule)Function/;
const aws = names.filter((name) => STAGES[name].place === 'aws');
const of = (name: Stage['name']): Made => made.get(name) as Made;

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'cdk.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'nuanxin-site-'));

beforeAll(() => {
  const siteFolder = folder;
  mkdirSync(join(siteFolder, 'assets'));
  for (const file of ['index.html', 'assets/main-1.js']) writeFileSync(join(siteFolder, file), file);
  for (const name of names) {
    const app = new App({ context, outdir: mkdtempSync(join(tmpdir(), 'nuanxin-cdk-')) });
    const { data, service } = buildApp(app, { stageName: name, siteFolder });
    made.set(name, { app, data: Template.fromStack(data), service: Template.fromStack(service) });
  }
}, 120_000);

describe.each(names)('stage %s', (name) => {
  it('breaks no rule of AWS Solutions without a reason', () => {
    const report = new AwsSolutionsChecks(of(name).app).validateScope(of(name).app);
    expect(report.violations).toEqual([]);
    expect(report.success).toBe(true);
  });

  it('has the table that the code expects, with its stream and backup', () => {
    const { KeySchema, GlobalSecondaryIndexes, StreamSpecification, BillingMode } = tableDefinition('any');
    of(name).data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema,
      GlobalSecondaryIndexes,
      BillingMode,
      StreamSpecification: { StreamViewType: StreamSpecification.StreamViewType },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('rotates the key of the data keys', () => {
    of(name).data.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  it('brings failed changes again from where they failed, halves them, and gives up to a queue', () => {
    of(name).service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 2,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
    of(name).service.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 3 }),
    });
  });

  it('runs every function on Node 24, arm64, with a log that ends', () => {
    const ours = Object.entries(of(name).service.findResources('AWS::Lambda::Function')).filter(([id]) =>
      OURS.test(id),
    );
    expect(ours).toHaveLength(4);
    for (const [, { Properties }] of ours)
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    const logs = Object.entries(of(name).service.findResources('AWS::Logs::LogGroup')).filter(([id]) => OURS.test(id));
    expect(logs).toHaveLength(4);
    for (const [, { Properties }] of logs) expect(Properties.RetentionInDays).toBe(STAGES[name].logDays);
  });

  it('gives functions no wildcard action, no scan and no administration of table or key', () => {
    const ours = Object.entries(of(name).service.findResources('AWS::IAM::Policy')).filter(([id]) => OURS.test(id));
    expect(ours).toHaveLength(4);
    for (const [id, policy] of ours) {
      const statements: { Action: string | string[]; Resource: unknown }[] = policy.Properties.PolicyDocument.Statement;
      const actions = statements.flatMap(({ Action }) => Action);
      expect(
        actions.filter(
          (action) =>
            action.includes('*') || /Scan|DeleteTable|UpdateTable|ScheduleKeyDeletion|PutKeyPolicy/.test(action),
        ),
      ).toEqual([]);
      const open = statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
      const allowed = id.startsWith('Api')
        ? ['sns:Publish']
        : id.startsWith('Schedule')
          ? ['sns:CheckIfPhoneNumberIsOptedOut', 'sns:Publish']
          : id.startsWith('Changes')
            ? ['dynamodb:ListStreams']
            : [];
      expect(open).toEqual(allowed);
    }
  });

  it('has one REST API with one method, ANY /api/{proxy+}', () => {
    of(name).service.resourceCountIs('AWS::ApiGateway::RestApi', 1);
    of(name).service.resourceCountIs('AWS::ApiGateway::Method', 1);
    of(name).service.hasResourceProperties('AWS::ApiGateway::Method', { HttpMethod: 'ANY' });
    of(name).service.hasResourceProperties('AWS::ApiGateway::Resource', { PathPart: '{proxy+}' });
  });

  it('runs scheduled work by rules, since LocalStack never fires Scheduler', () => {
    for (const rate of ['rate(1 minute)', 'rate(15 minutes)', 'rate(1 day)']) {
      of(name).service.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: rate, State: 'ENABLED' });
    }
    of(name).service.resourceCountIs('AWS::Scheduler::Schedule', 0);
  });
});

describe.each(names)('the photos of stage %s', (name) => {
  it('lie in a private bucket that speaks TLS only', () => {
    of(name).data.resourceCountIs('AWS::S3::Bucket', 1);
    of(name).data.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: Match.anyValue(),
    });
    of(name).data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    });
  });
  it('go by themselves: unseen ones after a day, the others after the year in which the house forgot to', () => {
    of(name).data.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ Prefix: 'incoming/', ExpirationInDays: 1, Status: 'Enabled' }),
          Match.objectLike({ Prefix: 'photos/', ExpirationInDays: 400, Status: 'Enabled' }),
        ]),
      },
    });
  });
  it('may be sent and read by pages of the site only', () => {
    const [bucket] = Object.values(of(name).data.findResources('AWS::S3::Bucket'));
    const rules: { AllowedOrigins: string[]; AllowedMethods: string[] }[] =
      bucket?.['Properties'].CorsConfiguration.CorsRules;
    expect(rules).toHaveLength(1);
    expect(rules[0]?.AllowedMethods).toEqual(['POST', 'GET']);
    const expected =
      name === 'localstack' ? ['http://localhost:*', 'http://127.0.0.1:*'] : ['https://*.cloudfront.net'];
    expect(rules[0]?.AllowedOrigins).toEqual(expected);
  });
  it('are put only where forms lead by the API, and looked at by those who look; the clock touches none', () => {
    const allowed = (id: string) =>
      Object.entries(of(name).service.findResources('AWS::IAM::Policy'))
        .filter(([policy]) => policy.startsWith(id))
        .flatMap(
          ([, { Properties }]) =>
            Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[],
        )
        .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('s3:')))
        .map(({ Action, Resource }) => [
          [Action].flat().sort().join(' '),
          JSON.stringify(Resource).replace(/^.*"(\/[^"]*)".*$/, '$1'),
        ]);
    expect(allowed('Api')).toEqual([
      ['s3:GetObject s3:PutObject', '/incoming/*'],
      ['s3:GetObject', '/photos/*'],
    ]);
    expect(allowed('Changes')).toEqual([
      ['s3:DeleteObject s3:GetObject', '/incoming/*'],
      ['s3:DeleteObject s3:PutObject', '/photos/*'],
    ]);
    expect(allowed('Parked')).toEqual(allowed('Changes'));
    expect(allowed('Schedule')).toEqual([]);
  });
});

describe('messages', () => {
  const domain = { name: 'nuanxin.example', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' };
  const policies = (template: Template, name: string) =>
    Object.entries(template.findResources('AWS::IAM::Policy'))
      .filter(([id]) => id.startsWith(name))
      .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement as { Action: string | string[] }[]);

  it('may be texted by who answers and by the clock alone, within a sum a day', () => {
    for (const name of names) {
      for (const id of ['Changes', 'Parked']) {
        const actions = policies(of(name).service, id).flatMap(({ Action }) => Action);
        expect(actions.filter((action) => /^(sns|ses):/.test(action))).toEqual([]);
      }
      of(name).service.hasResourceProperties('AWS::Lambda::Function', {
        Environment: {
          Variables: Match.objectLike({ NOTICE_SMS_DAILY_LIMIT: String(STAGES[name].noticeSmsDailyLimit) }),
        },
      });
    }
  });

  it('are mailed from the domain’s own identity and from no other, by the clock alone', () => {
    const app = new App({ context, outdir: mkdtempSync(join(tmpdir(), 'nuanxin-cdk-')) });
    const { service } = buildApp(app, { stageName: 'prod', siteFolder: folder, domain });
    const template = Template.fromStack(service);
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
    template.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'nuanxin.example' });
    const [statement] = policies(template, 'Schedule').filter(({ Action }) =>
      [Action].flat().includes('ses:SendEmail'),
    );
    expect(statement).toMatchObject({
      Action: 'ses:SendEmail',
      Condition: { StringEquals: { 'ses:FromAddress': 'notice@nuanxin.example' } },
    });
    expect(JSON.stringify(statement)).toContain('identity/');
    expect(policies(template, 'Api').flatMap(({ Action }) => Action)).not.toContain('ses:SendEmail');
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ MAIL_FROM: 'notice@nuanxin.example', SITE_URL: 'https://nuanxin.example' }),
      },
    });
    // What comes back of it reaches the one function that stops writing there.
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: Match.objectLike({ MatchingEventTypes: ['bounce', 'complaint'] }),
    });
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'lambda', RedrivePolicy: Match.anyValue() });
    // And what it cannot take calls somebody.
    const [queue] = Object.keys(template.findResources('AWS::SQS::Queue')).filter((id) => id.includes('FeedbackLost'));
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
      AlarmActions: Match.anyValue(),
      Threshold: 1,
    });
    for (const name of names) of(name).service.resourceCountIs('AWS::SES::EmailIdentity', 0);
  });
});

describe('what must not be lost', () => {
  it('prod keeps table and key whatever happens to the stack', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket']) {
      of('prod').data.hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
    of('prod').data.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
  });
});

describe.each(aws)('the front of %s, which LocalStack cannot prove', (name) => {
  const distribution = () =>
    Object.values(of(name).service.findResources('AWS::CloudFront::Distribution'))[0]?.Properties.DistributionConfig;

  it('sends /api/* to the gateway uncached by default, with every method, and the rest to the bucket, over TLS only', () => {
    const { DefaultCacheBehavior, CacheBehaviors } = distribution();
    expect(CacheBehaviors).toHaveLength(1);
    expect(CacheBehaviors[0]).toMatchObject({ PathPattern: '/api/*', ViewerProtocolPolicy: 'redirect-to-https' });
    expect(CacheBehaviors[0].AllowedMethods).toContain('DELETE');
    expect(DefaultCacheBehavior).toMatchObject({ ViewerProtocolPolicy: 'redirect-to-https' });
    expect(DefaultCacheBehavior.ResponseHeadersPolicyId).toEqual(CacheBehaviors[0].ResponseHeadersPolicyId);
    of(name).service.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: { DefaultTTL: 0, MinTTL: 0 },
    });
  });

  it('proves to the API function that a call came through it', () => {
    const origin = distribution().Origins.find((one: { OriginCustomHeaders?: unknown }) => one.OriginCustomHeaders);
    expect(origin.OriginCustomHeaders[0].HeaderName).toBe('nuanxin-edge-key');
    of(name).service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ PLACE: 'aws', DEMO: 'off', EDGE_KEY: origin.OriginCustomHeaders[0].HeaderValue }),
      },
    });
  });

  it('sets the same content security policy as the embedded server, and lets pages reach the bucket of photos', () => {
    const policies = Object.values(of(name).service.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const [{ ContentSecurityPolicy, Override }] = policies.map(
      (one) => one['Properties'].ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy,
    ) as [{ ContentSecurityPolicy: { 'Fn::Join': [string, unknown[]] }; Override: boolean }];
    const parts: unknown[] = ContentSecurityPolicy['Fn::Join'][1];
    const text = parts.map((part) => (typeof part === 'string' ? part : 'BUCKET')).join('');
    expect(text.replaceAll(' https://BUCKET', '')).toBe(CONTENT_SECURITY_POLICY);
    expect(text.match(/[a-z-]+(?=[^;]*https:\/\/BUCKET)/g)?.filter((word) => word.endsWith('-src'))).toEqual([
      'img-src',
      'connect-src',
    ]);
    expect(Override).toBe(true);
  });

  it('holds each address to a rate', () => {
    of(name).service.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      Rules: Match.arrayWith([
        Match.objectLike({
          Statement: {
            RateBasedStatement: Match.objectLike({ Limit: STAGES[name].rateLimitRequests, AggregateKeyType: 'IP' }),
          },
        }),
      ]),
    });
    expect(distribution().WebACLId).toBeDefined();
  });

  it('lets nobody but CloudFront read the bucket', () => {
    of(name).service.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });
});

describe('LocalStack gets nothing that it would only pretend to run', () => {
  it.each(['AWS::CloudFront::Distribution', 'AWS::WAFv2::WebACL', 'AWS::S3::Bucket', 'AWS::ApiGatewayV2::Api'])(
    'no %s',
    (type) => {
      of('localstack').service.resourceCountIs(type, 0);
    },
  );
});

describe('the functions at the edge', () => {
  type Request = { uri: string; headers: Record<string, { value: string }> };
  const run = (code: string, request: Request): Request => new Function(`${code}; return handler`)()({ request });

  it.each([
    ['/', '/index.html'],
    ['/wishes/wsh_1', '/index.html'],
    ['/assets/main-1.js', '/assets/main-1.js'],
    ['/sw.js', '/sw.js'],
  ])('%s is served from %s', (uri, served) => {
    expect(run(SCREEN_CODE, { uri, headers: {} }).uri).toBe(served);
  });

  const WISH = `/wishes/wsh_${'0'.repeat(26)}`;
  const asked = (uri: string, agent: string, querystring: Record<string, unknown> = {}) =>
    run(SCREEN_CODE, { uri, headers: { 'user-agent': { value: agent } }, querystring } as never) as never as {
      uri?: string;
      statusCode?: number;
      headers: Record<string, { value: string }>;
    };

  it.each([
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Twitterbot/1.0',
    'TelegramBot (like TwitterBot)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
    'Mozilla/5.0 (iPhone) WeChatShareExtensionNew/8.0',
    'QQ-URL-Manager',
    'weibospider',
  ])('%s is sent to the preview of a wish', (agent) => {
    const answer = asked(WISH, agent);
    expect([answer.statusCode, answer.headers['location']?.value]).toEqual([302, `/api${WISH}/preview`]);
    expect(asked(WISH, agent, { open: { value: '' } }).uri).toBe('/index.html');
    for (const uri of ['/', '/me', `${WISH}/confirm`, '/wishes/../secret'])
      expect(asked(uri, agent).uri).toBe('/index.html');
    const here = new URLSearchParams();
    expect(previewFor(WISH, here, agent)).toBe(`/api${WISH}/preview`);
  });

  it.each([
    'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/99 Mobile Safari/537.36 MicroMessenger/8.0.40',
    'Mozilla/5.0 (Linux; Android 12) V1_AND_SQ_8.9.0 QQ/8.9.0 NetType/WIFI',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) Weibo (iPhone13,2__weibo__13.1)',
  ])('%s is a person and gets the app', (agent) => {
    expect(asked(WISH, agent).uri).toBe('/index.html');
    expect(previewFor(WISH, new URLSearchParams(), agent)).toBeUndefined();
  });

  it('is in the template that CloudFront gets', () => {
    const functions = Object.values(of('prod').service.findResources('AWS::CloudFront::Function'));
    const codes = functions.map(({ Properties }) => String(Properties.FunctionCode));
    expect(codes.filter((code) => code.includes('/preview') && code.includes('facebookexternalhit'))).toHaveLength(1);
    for (const code of codes) expect(Buffer.byteLength(code)).toBeLessThan(10_240);
  });

  it('tells the host that the reader called, whatever the reader claims', () => {
    const headers = { host: { value: 'nuanxin.example' }, 'x-viewer-host': { value: 'evil.example' } };
    expect(run(VIEWER_HOST_CODE, { uri: '/api/me', headers }).headers['x-viewer-host']).toEqual({
      value: 'nuanxin.example',
    });
  });
});
