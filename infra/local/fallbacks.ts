import { endpointUrl, localstackEnv, REGION } from './localstack-place.ts';

/**
 * Resource types that LocalStack only pretends to create, each with the reason why a deployment test still proves
 * something without it. Any other type of that sort fails the deploy.
 */
const ACCEPTED: Readonly<Record<string, string>> = {
  'AWS::CDK::Metadata': 'Counts uses of the CDK; nothing of ours depends on it.',
};

const EVENTS_LIMIT_PAGES = 50;
const MARK = /<ResourceType>([^<]+)<\/ResourceType>/;

/** Types of a stack that LocalStack "deployed as a fallback" and that are not accepted. */
export async function pretendedTypes(stackName: string): Promise<readonly string[]> {
  const types = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < EVENTS_LIMIT_PAGES; page += 1) {
    const answer = await describeEvents(stackName, token);
    for (const event of answer.split('<member>')) {
      const type = MARK.exec(event)?.[1];
      if (type !== undefined && event.includes('deployed as a fallback') && !Object.hasOwn(ACCEPTED, type))
        types.add(type);
    }
    token = /<NextToken>([^<]+)<\/NextToken>/.exec(answer)?.[1];
    if (token === undefined) break;
  }
  return [...types].sort();
}

/** CloudFormation's query protocol by plain fetch: one call does not earn an SDK client. LocalStack checks no signature. */
async function describeEvents(stackName: string, token: string | undefined): Promise<string> {
  const body = new URLSearchParams({
    Action: 'DescribeStackEvents',
    Version: '2010-05-15',
    StackName: stackName,
    ...(token === undefined ? {} : { NextToken: token }),
  });
  const authorization = `AWS4-HMAC-SHA256 Credential=${localstackEnv()['AWS_ACCESS_KEY_ID']}/20260101/${REGION}/cloudformation/aws4_request, SignedHeaders=host, Signature=none`;
  const response = await fetch(endpointUrl(), { method: 'POST', headers: { authorization }, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`DescribeStackEvents of ${stackName}: ${response.status} ${text}`);
  return text;
}
