import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

/** Shorter answers gain nothing. */
const PACKED_FROM_BYTES = 1_024;
/** For answers made anew each time: most of the gain for a fraction of the work. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 6;

/** Half a millisecond of work: handing it to another thread and back costs as much, and waits where all cores are busy. */
const AT_ONCE_LIMIT_BYTES = 64 * 1_024;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } };
const GZIP = { level: GZIP_LEVEL };

type Pack = { readonly small: (body: Uint8Array) => Buffer; readonly large: (body: Uint8Array) => Promise<Buffer> };
const [brotliLarge, gzipLarge] = [promisify(brotliCompress), promisify(gzip)];
const WAYS = {
  br: { small: (body) => brotliCompressSync(body, BROTLI), large: (body) => brotliLarge(body, BROTLI) },
  gzip: { small: (body) => gzipSync(body, GZIP), large: (body) => gzipLarge(body, GZIP) },
} as const satisfies Record<string, Pack>;

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
  const small = body.length <= AT_ONCE_LIMIT_BYTES ? WAYS[way].small(body) : await WAYS[way].large(body);
  return new Response(new Uint8Array(small), { status, headers });
}

/** Brotli before gzip; a packing with q=0 is refused (RFC 9110, 12.5.3). */
function wayFor(accepted: string): keyof typeof WAYS | undefined {
  const taken = accepted.split(',').flatMap((part) => {
    const [name = '', ...rest] = part.trim().toLowerCase().split(';');
    return rest.some((one) => /^\s*q=0(\.0*)?\s*$/.test(one)) ? [] : [name.trim()];
  });
  return (['br', 'gzip'] as const).find((way) => taken.includes(way));
}
