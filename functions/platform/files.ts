/**
 * Where bytes lie, as a narrow port: S3 on AWS and LocalStack (`files-s3.ts`), a folder or memory elsewhere (`files-local.ts`).
 * A page sends a file straight to the store with a form that was signed for exactly that file, and nothing passes through a function.
 */
export type Files = {
  /** A form for one POST of one file: this key, this type, 1 to `maxBytes` bytes, until then (epoch ms). */
  form(key: string, allowed: FormAllows): Promise<FileForm>;
  /** An address that shows the file until then, to whoever has it. */
  address(key: string, until: number): Promise<string>;
  /** Bytes of a file, undefined when it is not there. Throws Error above FILE_LIMIT_BYTES. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Bytes without reading them, undefined when it is not there. */
  size(key: string): Promise<number | undefined>;
  write(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Also when it is not there. */
  remove(key: string): Promise<void>;
};
export type FormAllows = { readonly type: string; readonly maxBytes: number; readonly until: number };
/** multipart/form-data: the fields, then the file as `file`. Answers 204, or 400 and 403 when the file is not what was signed. */
export type FileForm = { readonly url: string; readonly fields: Record<string, string> };

export const FILE_LIMIT_BYTES = 2_000_000;
