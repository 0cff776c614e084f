import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Clock } from './clock.ts';
import { FILE_LIMIT_BYTES, type Files } from './files.ts';

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};
export type S3Options = {
  readonly bucket: string;
  readonly region: string;
  readonly credentials: () => Promise<Credentials>;
  /** A store that is addressed by path (LocalStack); without it AWS's own, by bucket name in front. */
  readonly endpoint?: string | undefined;
  readonly clock: Clock;
};

const CALL_LIMIT_MS = 8_000;

/** The signer's own way of hashing, by Node's. */
class Sha256 {
  private readonly hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash =
      secret === undefined
        ? createHash('sha256')
        : createHmac('sha256', typeof secret === 'string' ? secret : Buffer.from(secret as Uint8Array));
  }
  update(chunk: Uint8Array | string): void {
    this.hash.update(chunk);
  }
  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
  reset(): void {}
}

/**
 * S3 by its REST interface, signed by AWS's own signer, which the DynamoDB client brings anyway. The whole S3 client would add
 * more than 200 KB to every function for five calls.
 */
export function s3Files(options: S3Options): Files {
  const { bucket, region, clock } = options;
  const base = new URL(options.endpoint ?? `https://${bucket}.s3.${region}.amazonaws.com`);
  const root = options.endpoint === undefined ? '' : `/${bucket}`;
  const signer = new SignatureV4({
    credentials: options.credentials,
    region,
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: true,
  });
  const request = (method: string, key: string, body?: Uint8Array, type?: string) => ({
    method,
    protocol: base.protocol,
    hostname: base.hostname,
    ...(base.port === '' ? {} : { port: Number(base.port) }),
    path: `${root}/${key}`,
    query: {},
    headers: { host: base.host, ...(type === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body }),
  });

  async function call(method: string, key: string, body?: Uint8Array, type?: string): Promise<Response | undefined> {
    const signed = await signer.sign(request(method, key, body, type), { signingDate: new Date(clock()) });
    const { host: _host, ...headers } = signed.headers;
    const answer = await fetch(`${base.origin}${signed.path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(CALL_LIMIT_MS),
      ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
    });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`the file store answered ${answer.status} to ${method}`);
    return answer;
  }

  return {
    async form(key, { type, maxBytes, until }) {
      const now = new Date(clock());
      const credentials = await options.credentials();
      const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
      const signed = {
        key,
        'Content-Type': type,
        'x-amz-algorithm': 'AWS4-HMAC-SHA256',
        'x-amz-credential': `${credentials.accessKeyId}/${stamp.slice(0, 8)}/${region}/s3/aws4_request`,
        'x-amz-date': stamp,
        ...(credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }),
      };
      const policy = Buffer.from(
        JSON.stringify({
          expiration: new Date(until).toISOString(),
          conditions: [
            { bucket },
            ['content-length-range', 1, maxBytes],
            ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
          ],
        }),
      ).toString('base64');
      const signature = await signer.sign(policy, { signingDate: now });
      return { url: `${base.origin}${root}/`, fields: { ...signed, policy, 'x-amz-signature': signature } };
    },
    async address(key, until) {
      const signed = await signer.presign(request('GET', key), {
        signingDate: new Date(clock()),
        expiresIn: Math.max(1, Math.floor((until - clock()) / 1_000)),
      });
      const query = new URLSearchParams(signed.query as Record<string, string>);
      return `${base.origin}${signed.path}?${query}`;
    },
    async read(key) {
      const answer = await call('GET', key);
      if (answer === undefined) return undefined;
      if (Number(answer.headers.get('content-length') ?? 0) > FILE_LIMIT_BYTES)
        throw new Error('the file is too large');
      return new Uint8Array(await answer.arrayBuffer());
    },
    async size(key) {
      const answer = await call('HEAD', key);
      return answer === undefined ? undefined : Number(answer.headers.get('content-length') ?? 0);
    },
    async write(key, bytes, type) {
      await call('PUT', key, bytes, type);
    },
    async remove(key) {
      await call('DELETE', key);
    },
  };
}
