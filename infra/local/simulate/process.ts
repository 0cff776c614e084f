/** One process of the product: what it has in memory is gone when it crashes, and whoever waited for it hears nothing more. */
export class Process {
  private gone = false;
  private readonly waiting = new Set<() => void>();

  get alive(): boolean {
    return !this.gone;
  }

  /** What the work gives; undefined when the process crashes before. (A race against one promise would keep all work until then.) */
  unlessCrashed<T>(work: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const crashed = () => resolve(undefined);
      if (this.gone) {
        crashed();
        return;
      }
      this.waiting.add(crashed);
      work.then(
        (result) => {
          this.waiting.delete(crashed);
          resolve(result);
        },
        (error) => {
          this.waiting.delete(crashed);
          reject(error);
        },
      );
    });
  }

  crash(): void {
    this.gone = true;
    for (const crashed of this.waiting) crashed();
    this.waiting.clear();
  }
}
