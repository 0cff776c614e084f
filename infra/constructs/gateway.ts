import { Size } from 'aws-cdk-lib';
import { EndpointType, LambdaIntegration, ResponseType, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { type ErrorCode, errorSentence } from '../../shared/kernel/errors.ts';
import { acknowledge } from '../acknowledge.ts';
import { GATEWAY_STAGE } from '../gateway-stage.ts';
import type { HouseFunction } from './function.ts';

const COMPRESS_FROM_BYTES = 1_024;
const RATE_LIMIT_PER_SECOND = 500;
const BURST_LIMIT_REQUESTS = 1_000;

/** `ANY /api/{proxy+}` to the API function: REST API v1, the one shape that LocalStack runs as AWS does. */
export class Gateway extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: { readonly name: string; readonly api: HouseFunction }) {
    super(scope, id);
    this.api = new RestApi(this, 'Api', {
      restApiName: props.name,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      minCompressionSize: Size.bytes(COMPRESS_FROM_BYTES),
      deployOptions: {
        stageName: GATEWAY_STAGE,
        throttlingRateLimit: RATE_LIMIT_PER_SECOND,
        throttlingBurstLimit: BURST_LIMIT_REQUESTS,
      },
    });
    const integration = new LambdaIntegration(props.api.lambda, { allowTestInvoke: false });
    this.api.root.addResource('api').addProxy({ anyMethod: true, defaultIntegration: integration });
    this.answerAsProblem('Refused', ResponseType.DEFAULT_4XX, 'not_found');
    this.answerAsProblem('Throttled', ResponseType.THROTTLED, 'too_many_requests');
    this.answerAsProblem('TooLarge', ResponseType.REQUEST_TOO_LARGE, 'body_too_large');
    this.answerAsProblem('Failed', ResponseType.DEFAULT_5XX, 'unavailable');
    acknowledge(
      this.api,
      {
        id: 'APIG1',
        reason:
          'The API function logs each request with id, route and time, and without the address, which an access log would keep.',
      },
      {
        id: 'APIG2',
        reason:
          'The contracts of shared/ validate every request in the function, with an answer that a resident understands.',
      },
      {
        id: 'APIG3',
        reason:
          'The firewall stands at CloudFront; a call around it lacks the edge key and is refused by the function.',
      },
      {
        id: 'APIG4',
        reason:
          'Sessions, rights and relations are decided in the function from the contracts; strangers may read the wall.',
      },
      { id: 'APIG6', reason: 'Execution logging would write bodies, hence personal data, into a log.' },
      { id: 'COG4', reason: 'No Cognito: people sign in by phone code with sessions of our own (DESIGN section 7).' },
    );
  }

  /** What the gateway answers without asking the function has our shape too (RFC 9457). */
  private answerAsProblem(id: string, type: ResponseType, code: ErrorCode): void {
    const known = {
      type: `urn:nuanxin:error:${code}`,
      code,
      title: errorSentence(code, 'zh', { seconds: 1 }),
      requestId: '$context.requestId',
    };
    this.api.addGatewayResponse(id, { type, templates: { 'application/json': JSON.stringify(known) } });
  }
}
