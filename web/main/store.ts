/** A few small texts that stay on this device. A full or forbidden storage is no reason to fail. */
export type Store = {
  get(name: string): string | undefined;
  set(name: string, text: string | undefined): void;
  /** Removes every text whose name begins so. */
  clear(beginning: string): void;
};

/** The browser's own storage, every name under one prefix. */
export function deviceStore(storage: Storage | undefined): Store {
  const full = (name: string) => `nuanxin.${name}`;
  return {
    get(name) {
      try {
        return storage?.getItem(full(name)) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set(name, text) {
      try {
        if (text === undefined) storage?.removeItem(full(name));
        else storage?.setItem(full(name), text);
      } catch {
        // Storage is full or refused: what was to be kept is lost at the end of the visit, and nothing else.
      }
    },
    clear(beginning) {
      try {
        const names = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
        for (const name of names) if (name.startsWith(full(beginning))) storage?.removeItem(name);
      } catch {
        // A storage that cannot be read holds nothing of ours.
      }
    },
  };
}

/** Lives as long as the object: for tests, and where the browser keeps nothing. */
export function memoryStore(): Store {
  const texts = new Map<string, string>();
  return {
    get: (name) => texts.get(name),
    set(name, text) {
      if (text === undefined) texts.delete(name);
      else texts.set(name, text);
    },
    clear(beginning) {
      for (const name of [...texts.keys()]) if (name.startsWith(beginning)) texts.delete(name);
    },
  };
}

/** One person's part of a device: a draft with somebody's name in it is not for the next one who signs in here. */
export function storeOf(store: Store, personId: string | undefined): Store {
  const own = (name: string) => `${name}.${personId ?? ''}`;
  return { get: (name) => store.get(own(name)), set: (name, text) => store.set(own(name), text), clear: store.clear };
}

/** A kept JSON value, or undefined when there is none or it is not readable. */
export function readJson<T>(store: Store, name: string): T | undefined {
  const text = store.get(name);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}
