import { createRequire, syncBuiltinESMExports } from 'node:module';

/**
 * Work that other threads do (WebCrypto: signing, passkeys; zlib: snapshots) ends when the machine likes. While a gate is shut, its results
 * are handed out one by one in the order in which they were asked for, so that a busy machine plays the same history.
 */
type Job = { readonly done: Promise<unknown>; readonly hand: () => void };
type Method = (...given: unknown[]) => Promise<unknown>;

const METHODS = [
  'decrypt',
  'deriveBits',
  'digest',
  'encrypt',
  'exportKey',
  'generateKey',
  'importKey',
  'sign',
  'verify',
];
let jobs: Job[] | undefined;

const subtle = globalThis.crypto.subtle as unknown as Record<string, Method>;
for (const name of METHODS) {
  const method = subtle[name]?.bind(subtle);
  if (method) subtle[name] = (...given) => (jobs === undefined ? method(...given) : held(method(...given), jobs));
}

type Packing = (bytes: Uint8Array, tell: (error: Error | null, packed?: Uint8Array) => void) => void;

const zlib = createRequire(import.meta.url)('node:zlib') as Record<'deflateRaw' | 'inflateRaw', Packing>;
for (const name of ['deflateRaw', 'inflateRaw'] as const) {
  const pack = zlib[name];
  const packed = (bytes: Uint8Array) =>
    new Promise<Uint8Array | undefined>((resolve, reject) => {
      pack(bytes, (error, done) => (error ? reject(error) : resolve(done)));
    });
  zlib[name] = (bytes, tell) => {
    if (jobs === undefined) pack(bytes, tell);
    else
      held(packed(bytes), jobs).then(
        (done) => tell(null, done as Uint8Array),
        (error: Error) => tell(error),
      );
  };
}
syncBuiltinESMExports();

function held(result: Promise<unknown>, waiting: Job[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = result.then(
      () => undefined,
      () => undefined,
    );
    waiting.push({ done, hand: () => void result.then(resolve, reject) });
  });
}

/** From now on until `letThreadsGo`, results wait to be handed out. */
export function holdThreads(): void {
  jobs ??= [];
}

/** Hands out what is held, and from now on everything as it comes. */
export function letThreadsGo(): void {
  for (const { hand } of jobs ?? []) hand();
  jobs = undefined;
}

/** Whether the work of another thread is held. */
export function hasHeld(): boolean {
  return jobs !== undefined && jobs.length > 0;
}

/** Waits for the oldest work of another thread and hands its result out. */
export async function handOneOut(): Promise<void> {
  const job = jobs?.shift();
  if (job === undefined) return;
  await job.done;
  job.hand();
}
