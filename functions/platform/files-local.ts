import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Files } from './files.ts';

/** Bytes by key: a folder of this machine, or memory in tests. */
export type FileStore = {
  get(key: string): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  delete(key: string): Promise<void>;
};
export type LocalFiles = Files & {
  /** A form's POST, as S3 would answer it: 204, 400 for what does not fit the signed limits, 403 for what was not signed. */
  accept(fields: Readonly<Record<string, string>>, file: Uint8Array): Promise<204 | 400 | 403>;
  /** A signed address's GET, undefined when it is not there or the address has run out or was made up. */
  show(key: string, until: string, signature: string): ReturnType<FileStore['get']>;
};
type Policy = { key: string; type: string; maxBytes: number; until: number };

/** Where the embedded server answers forms and addresses. */
export const FILES_PATH = '/files';

/** The same contract as S3's presigned forms and addresses, on this machine: a form is good for one key, type, size and time. */
export function localFiles(store: FileStore, secret: Uint8Array, clock: Clock): LocalFiles {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const isSigned = (text: string, signature: string) => {
    const [right, given] = [Buffer.from(sign(text)), Buffer.from(signature)];
    return right.length === given.length && timingSafeEqual(right, given);
  };
  return {
    async form(key, { type, maxBytes, until }) {
      const policy = Buffer.from(JSON.stringify({ key, type, maxBytes, until } satisfies Policy)).toString('base64url');
      return { url: FILES_PATH, fields: { key, 'Content-Type': type, policy, signature: sign(policy) } };
    },
    async address(key, until) {
      const query = new URLSearchParams({ until: String(until), signature: sign(`${key}|${until}`) });
      return `${FILES_PATH}/${key}?${query}`;
    },
    read: async (key) => (await store.get(key))?.bytes,
    size: async (key) => (await store.get(key))?.bytes.length,
    write: (key, bytes, type) => store.put(key, bytes, type),
    remove: (key) => store.delete(key),
    async accept(fields, file) {
      const { policy = '', signature = '', key = '' } = fields;
      if (!isSigned(policy, signature)) return 403;
      const signed = JSON.parse(Buffer.from(policy, 'base64url').toString()) as Policy;
      if (clock() > signed.until || key !== signed.key || fields['Content-Type'] !== signed.type) return 403;
      if (file.length === 0 || file.length > signed.maxBytes) return 400;
      await store.put(key, file, signed.type);
      return 204;
    },
    async show(key, until, signature) {
      return isSigned(`${key}|${until}`, signature) && clock() <= Number(until) ? store.get(key) : undefined;
    },
  };
}

/** Lives as long as the process: for tests. */
export function memoryStore(): FileStore {
  const files = new Map<string, { bytes: Uint8Array; type: string }>();
  return {
    get: async (key) => files.get(key),
    put: async (key, bytes, type) => void files.set(key, { bytes, type }),
    delete: async (key) => void files.delete(key),
  };
}
