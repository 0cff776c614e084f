import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { addressOf, isBehindEdge, requestOf, resultOf } from './gateway.ts';

function event(parts: Partial<APIGatewayProxyEvent>): APIGatewayProxyEvent {
  const identity = { sourceIp: '203.0.113.9' };
  return {
    httpMethod: 'GET',
    path: '/api/health',
    body: null,
    isBase64Encoded: false,
    multiValueHeaders: { Host: ['api.example'] },
    multiValueQueryStringParameters: null,
    requestContext: { requestId: 'r-1', identity },
    ...parts,
  } as APIGatewayProxyEvent;
}

describe('a REST event becomes a request', () => {
  it('keeps method, path, repeated query values and repeated headers', () => {
    const request = requestOf(
      event({
        path: '/api/wishes',
        multiValueQueryStringParameters: { kind: ['a b', '送药'] },
        multiValueHeaders: { Host: ['api.example'], Accept: ['text/a', 'text/b'] },
      }),
    );
    const url = new URL(request.url);
    expect(request.method).toBe('GET');
    expect(url.pathname).toBe('/api/wishes');
    expect(url.searchParams.getAll('kind')).toEqual(['a b', '送药']);
    expect(request.headers.get('accept')).toBe('text/a, text/b');
  });

  it('a decoded question mark stays in the path', () => {
    expect(new URL(requestOf(event({ path: '/api/wishes/a?b#c' })).url).pathname).toBe('/api/wishes/a%3Fb%23c');
  });

  it.each([
    [false, '{"a":"老人"}'],
    [true, Buffer.from('{"a":"老人"}').toString('base64')],
  ])('reads a body, base64 %s', async (isBase64Encoded, body) => {
    expect(await requestOf(event({ httpMethod: 'POST', body, isBase64Encoded })).json()).toEqual({ a: '老人' });
  });

  it('takes the host that the reader called, where CloudFront tells it', () => {
    const multiValueHeaders = { Host: ['abc.execute-api'], 'x-viewer-host': ['nuanxin.example'] };
    expect(requestOf(event({ multiValueHeaders })).headers.get('host')).toBe('nuanxin.example');
  });
});

describe('an answer becomes a result', () => {
  it('two cookies stay two cookies', async () => {
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['content-type', 'application/json'],
    ]);
    const result = await resultOf(new Response('{}', { status: 201, headers }));
    expect(result).toMatchObject({ statusCode: 201, body: '{}', multiValueHeaders: { 'set-cookie': ['a=1', 'b=2'] } });
  });
});

describe('the edge', () => {
  const viewer = { 'CloudFront-Viewer-Address': ['198.51.100.7:4711'] };
  it('believes the viewer address only where there is an edge key', () => {
    expect(addressOf(event({ multiValueHeaders: viewer }), 'key')).toBe('198.51.100.7');
    expect(addressOf(event({ multiValueHeaders: viewer }), undefined)).toBe('203.0.113.9');
    expect(addressOf(event({ multiValueHeaders: { 'CloudFront-Viewer-Address': ['2001:db8::1:4711'] } }), 'key')).toBe(
      '2001:db8::1',
    );
  });

  it('refuses a call that went around CloudFront', () => {
    expect(isBehindEdge(event({}), 'key')).toBe(false);
    expect(isBehindEdge(event({ multiValueHeaders: { 'Nuanxin-Edge-Key': ['other'] } }), 'key')).toBe(false);
    expect(isBehindEdge(event({ multiValueHeaders: { 'Nuanxin-Edge-Key': ['key'] } }), 'key')).toBe(true);
    expect(isBehindEdge(event({}), undefined)).toBe(true);
  });
});
