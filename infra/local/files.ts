import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { FILE_LIMIT_BYTES } from '../../functions/platform/files.ts';
import { FILES_PATH, type FileStore, type LocalFiles } from '../../functions/platform/files-local.ts';

/** What nouns make keys of: no dot, so that no key leads out of the folder. */
const KEY = /^[a-z]+(\/[A-Za-z0-9_]+){1,2}$/;
const TYPE_FILE = '.type';

/** Files in a folder of this machine, the type beside each. A file is there whole or not at all. */
export function folderStore(folder: string): FileStore {
  const place = (key: string) => {
    if (!KEY.test(key)) throw new Error(`'${key}' is no key of a file`);
    return join(folder, key);
  };
  return {
    async get(key) {
      try {
        const [bytes, type] = await Promise.all([readFile(place(key)), readFile(place(key) + TYPE_FILE, 'utf8')]);
        return { bytes: new Uint8Array(bytes), type };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async put(key, bytes, type) {
      const file = place(key);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file + TYPE_FILE, type, { mode: 0o600 });
      await writeFile(`${file}.part`, bytes, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    async delete(key) {
      await Promise.all([rm(place(key), { force: true }), rm(place(key) + TYPE_FILE, { force: true })]);
    },
  };
}

/** The embedded bucket: answers the forms and addresses that `localFiles` signed, as S3 would. */
export function createFilesApp(files: LocalFiles): Hono {
  const app = new Hono();
  app.post(
    FILES_PATH,
    bodyLimit({ maxSize: FILE_LIMIT_BYTES, onError: (context) => context.body(null, 400) }),
    async (context) => {
      const form = await context.req.formData().catch(() => undefined);
      const file = form?.get('file');
      if (form === undefined || !(file instanceof Blob)) return context.body(null, 400);
      const fields = Object.fromEntries(
        [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
      );
      return context.body(null, await files.accept(fields, new Uint8Array(await file.arrayBuffer())));
    },
  );
  app.get(`${FILES_PATH}/*`, async (context) => {
    const key = context.req.path.slice(FILES_PATH.length + 1);
    const found = await files.show(key, context.req.query('until') ?? '', context.req.query('signature') ?? '');
    if (found === undefined) return context.body(null, 403);
    context.header('Content-Type', found.type);
    context.header('Cache-Control', 'private, no-store');
    context.header('Content-Disposition', 'inline');
    return context.body(Uint8Array.from(found.bytes));
  });
  return app;
}
