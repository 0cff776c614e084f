import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

/**
 * API Gateway's REST events (payload 1.0) as web requests and back. Ours, since hono/aws-lambda is deprecated without
 * a published successor, and reads three event shapes that we do not have.
 */

/** What CloudFront adds, and only CloudFront can: see infra/constructs/distribution.ts. Header names in lower case. */
export const EDGE_KEY_HEADER = 'nuanxin-edge-key';
export const VIEWER_HOST_HEADER = 'x-viewer-host';
export const VIEWER_ADDRESS_HEADER = 'cloudfront-viewer-address';

/** The event as a request. Raises TypeError when the path cannot stand in a URL. */
export function requestOf(event: APIGatewayProxyEvent): Request {
  const headers = headersOf(event);
  // Behind CloudFront, Host is the gateway's own; the page's origin is compared with the host that the reader called.
  const viewerHost = headers.get(VIEWER_HOST_HEADER);
  if (viewerHost !== null) headers.set('host', viewerHost);
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(event.multiValueQueryStringParameters ?? {})) {
    for (const value of values ?? []) query.append(name, value);
  }
  // The gateway decodes the path; a decoded ? or # would otherwise start a query.
  const path = event.path.replace(/[?#]/g, encodeURIComponent);
  const url = new URL(`https://${headers.get('host') ?? 'localhost'}`);
  url.pathname = path;
  url.search = query.toString();
  return new Request(url, { method: event.httpMethod, headers, ...bodyOf(event) });
}

function headersOf(event: APIGatewayProxyEvent): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(event.multiValueHeaders ?? {})) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

function bodyOf(event: APIGatewayProxyEvent): { body?: Uint8Array<ArrayBuffer> } {
  if (event.body === null || event.httpMethod === 'GET' || event.httpMethod === 'HEAD') return {};
  return { body: Uint8Array.from(Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8')) };
}

/** Every answer of the API is text. Header values stay apart, so two cookies are two cookies. */
export async function resultOf(response: Response): Promise<APIGatewayProxyResult> {
  const multiValueHeaders = Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]]));
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) multiValueHeaders['set-cookie'] = cookies;
  return { statusCode: response.status, multiValueHeaders, body: await response.text(), isBase64Encoded: false };
}

/** Did it come through CloudFront, past the firewall? Without a key there is no CloudFront in front (LocalStack). */
export function isBehindEdge(event: APIGatewayProxyEvent, edgeKey: string | undefined): boolean {
  return edgeKey === undefined || headersOf(event).get(EDGE_KEY_HEADER) === edgeKey;
}

/** The caller's network address; `CloudFront-Viewer-Address` is `ip:port` and is believed only behind the edge. */
export function addressOf(event: APIGatewayProxyEvent, edgeKey: string | undefined): string {
  const viewer = edgeKey === undefined ? null : headersOf(event).get(VIEWER_ADDRESS_HEADER);
  return viewer?.replace(/:\d+$/, '') ?? event.requestContext.identity?.sourceIp ?? 'unknown';
}
