/**
 * The two CloudFront Functions (cloudfront-js-2.0), as text, since that is what CloudFront takes. They must agree with
 * infra/local/site.ts and functions/api/gateway.ts.
 */

/** A path without an extension is a screen of the one-page app. */
export const SCREEN_CODE = `
function handler(event) {
  var request = event.request;
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
