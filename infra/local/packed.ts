import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Shorter answers gain nothing. */
const PACKED_FROM_BYTES = 1_024;
/** For answers made anew each time: most of the gain for a fraction of the work. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 6;

const WAYS = {
  br: (body: Uint8Array) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body, { level: GZIP_LEVEL }),
} as const;

/** An answer of the API in the best packing that the caller takes, as CloudFront does it on AWS. Files have theirs already. */
export async function packed(request: Request, answer: Response): Promise<Response> {
  if (!/^(application\/(\w+\+)?json|text\/html)\b/.test(answer.headers.get('Content-Type') ?? '')) return answer;
  answer.headers.append('Vary', 'Accept-Encoding');
  const way = wayFor(request.headers.get('Accept-Encoding') ?? '');
  if (way === undefined || answer.headers.has('Content-Encoding')) return answer;
  const body = new Uint8Array(await answer.arrayBuffer());
  const { status, headers } = answer;
  if (body.length < PACKED_FROM_BYTES) return new Response(status === 204 ? null : body, { status, headers });
  headers.set('Content-Encoding', way);
  headers.delete('Content-Length');
  return new Response(new Uint8Array(await WAYS[way](body)), { status, headers });
}

/** Brotli before gzip; a packing with q=0 is refused (RFC 9110, 12.5.3). */
function wayFor(accepted: string): keyof typeof WAYS | undefined {
  const taken = accepted.split(',').flatMap((part) => {
    const [name = '', ...rest] = part.trim().toLowerCase().split(';');
    return rest.some((one) => /^\s*q=0(\.0*)?\s*$/.test(one)) ? [] : [name.trim()];
  });
  return (['br', 'gzip'] as const).find((way) => taken.includes(way));
}
