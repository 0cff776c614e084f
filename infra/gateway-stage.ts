/** Name of API Gateway's stage, the first part of a path that goes around CloudFront. */
export const GATEWAY_STAGE = 'v1';
