import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { insertAll } from './bulk.ts';

/** Collects items and writes them in large portions, so that a full seed fits the memory of a laptop. */
export class Writing {
  readonly #house: House;
  #items: Item[] = [];
  constructor(house: House) {
    this.#house = house;
  }
  add(...items: readonly Item[]): void {
    for (const item of items) this.#items.push(item);
  }
  async flushIfMany(): Promise<void> {
    if (this.#items.length > 4_000) await this.flush();
  }
  async flush(): Promise<void> {
    const items = this.#items;
    this.#items = [];
    await insertAll(this.#house, items);
  }
}
