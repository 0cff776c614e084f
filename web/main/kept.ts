/** The last good copy of each read, so that a screen opens without a network and can say from when it is. */
export type Kept = {
  keep(address: string, value: unknown, at: number): Promise<void>;
  last(address: string): Promise<{ readonly value: unknown; readonly at: number } | undefined>;
  /** On signing in or out: one person's copies are never shown to the next. */
  forget(): Promise<void>;
};

const CACHE_NAME = 'nuanxin-reads-1';
const KEPT_LIMIT_ITEMS = 200;
const AT_HEADER = 'x-kept-at';

/** Copies in the browser's Cache storage, the oldest dropped first. */
export function browserKept(caches: CacheStorage | undefined): Kept {
  if (caches === undefined) return memoryKept();
  return {
    async keep(address, value, at) {
      const cache = await caches.open(CACHE_NAME);
      await cache.delete(address);
      await cache.put(
        address,
        new Response(JSON.stringify(value), {
          headers: { [AT_HEADER]: String(at), 'content-type': 'application/json' },
        }),
      );
      const keys = await cache.keys();
      for (const key of keys.slice(0, Math.max(0, keys.length - KEPT_LIMIT_ITEMS))) await cache.delete(key);
    },
    async last(address) {
      const answer = await (await caches.open(CACHE_NAME)).match(address);
      if (answer === undefined) return undefined;
      return { value: await answer.json(), at: Number(answer.headers.get(AT_HEADER)) };
    },
    async forget() {
      await caches.delete(CACHE_NAME);
    },
  };
}

/** Copies for as long as the page lives. */
export function memoryKept(): Kept {
  const copies = new Map<string, { value: unknown; at: number }>();
  return {
    keep: async (address, value, at) => void copies.set(address, { value, at }),
    last: async (address) => copies.get(address),
    forget: async () => copies.clear(),
  };
}
