import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Context } from 'hono';
import { AppError } from '../../shared/kernel/errors.ts';
import { smsMessages } from '../platform/messages-sms.ts';
import { openHouse } from '../platform/open.ts';
import { createApp } from './app.ts';
import { addressOf, isBehindEdge, requestOf, resultOf } from './gateway.ts';
import { problem } from './problem.ts';

const edgeKey = process.env['EDGE_KEY'];
// Codes go out with the call that asks for them; everything else is sent by the schedule.
const house = await openHouse(process.env, () => smsMessages());
const eventOf = (context: Context): APIGatewayProxyEvent => context.env.event;
const app = createApp(house, {
  addressOf: (context) => addressOf(eventOf(context), edgeKey),
  requestIdOf: (context) => eventOf(context).requestContext.requestId,
});

/** API Gateway, REST API. A call around CloudFront is refused, since it would also go around the firewall. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  if (!isBehindEdge(event, edgeKey)) return refusal(event);
  return resultOf(await app.fetch(requestOf(event), { event }));
}

function refusal(event: APIGatewayProxyEvent): APIGatewayProxyResult {
  const answer = problem(new AppError('forbidden'), 'zh', event.requestContext.requestId);
  return {
    statusCode: answer.status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify(answer),
  };
}
