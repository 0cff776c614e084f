/**
 * The two CloudFront Functions (cloudfront-js-2.0), as text, since that is what CloudFront takes. They must agree with
 * infra/crawlers.ts, infra/local/site.ts and functions/api/gateway.ts.
 */
import { CRAWLERS_PATTERN, PREVIEWED_PATTERN } from '../crawlers.ts';

/** A path without an extension is a screen of the one-page app; a program that shows links is sent to a wish's preview. */
export const SCREEN_CODE = `
var crawlers = /${CRAWLERS_PATTERN}/i;
var previewed = /${PREVIEWED_PATTERN}/;
function handler(event) {
  var request = event.request;
  var wish = previewed.exec(request.uri);
  var agent = request.headers['user-agent'];
  if (wish && agent && crawlers.test(agent.value) && !(request.querystring && request.querystring.open)) {
    return {
      statusCode: 302,
      statusDescription: 'Found',
      headers: {
        location: { value: '/api/wishes/' + wish[1] + '/preview' },
        'cache-control': { value: 'no-store' },
      },
    };
  }
  var last = request.uri.split('/').pop();
  if (last.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`;

/** Tells the API which host the reader called: API Gateway needs Host for itself. Overwrites what a caller sent. */
export const VIEWER_HOST_CODE = `
function handler(event) {
  var request = event.request;
  request.headers['x-viewer-host'] = { value: request.headers.host.value };
  return request;
}`;
