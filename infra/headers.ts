/**
 * What every answer of the site tells the browser: one list for CloudFront's response headers policy and for the
 * embedded server, so that a page that works here works there. No third-party origin, no inline script, no framing.
 */
export const CONTENT_SECURITY_POLICY = contentSecurityPolicyWith();

/** `filesOrigin`: our own bucket, where photos are sent to and shown from; locally that is this origin. */
export function contentSecurityPolicyWith(filesOrigin?: string): string {
  const files = filesOrigin === undefined ? '' : ` ${filesOrigin}`;
  return [
    "default-src 'none'",
    // WebAssembly of our own origin, for the reader of QR codes; no text is ever run as script.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    `img-src 'self' data: blob:${files}`,
    "font-src 'self'",
    `connect-src 'self'${files}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Camera: check-in by QR. Geolocation: distance at check-in and the home cell. Nothing else is asked for. */
export const PERMISSIONS_POLICY =
  'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()';
export const REFERRER_POLICY = 'strict-origin-when-cross-origin';
export const HSTS_SECONDS = 63_072_000;

/** Without Strict-Transport-Security, which only means something over TLS and is CloudFront's part. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Permissions-Policy': PERMISSIONS_POLICY,
  'Referrer-Policy': REFERRER_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Files whose name carries a hash of their content (Vite's assets/): never ask again. Everything else: always ask. */
export const HASHED_FOLDER = 'assets';
export const HASHED_CACHE = 'public, max-age=31536000, immutable';
export const FRESH_CACHE = 'no-cache';
