// biome-ignore-all lint/style/noNonNullAssertion: indices are in range by construction, and a check per read would cost the speed
/** Nodes by distance, the nearest first: a heap with four children a node, which knows where each node lies in it. */
export class NearestFirst {
  size = 0;
  private readonly distance: Float64Array;
  private readonly nodes: Int32Array;
  private readonly place: Int32Array;

  /** Reads distances from the given array. A node's distance may only fall while it is inside, followed by `raise`. */
  constructor(distance: Float64Array) {
    this.distance = distance;
    this.nodes = new Int32Array(distance.length);
    this.place = new Int32Array(distance.length).fill(-1);
  }

  clear(): void {
    for (let at = 0; at < this.size; at += 1) this.place[this.nodes[at]!] = -1;
    this.size = 0;
  }

  /** Adds a node, or moves it up where it is inside already. */
  raise(node: number): void {
    let at = this.place[node]!;
    if (at < 0) {
      at = this.size;
      this.size += 1;
    }
    this.climb(node, this.distance[node]!, at);
  }

  /** Takes out the nearest. Call only while `size` is above 0. */
  pop(): number {
    const { nodes, place, distance } = this;
    const top = nodes[0]!;
    place[top] = -1;
    this.size -= 1;
    const { size } = this;
    if (size === 0) return top;
    const node = nodes[size]!;
    const key = distance[node]!;
    let at = 0;
    for (;;) {
      const first = at * 4 + 1;
      if (first >= size) break;
      let low = first;
      let lowKey = distance[nodes[first]!]!;
      for (let child = first + 1, end = Math.min(first + 4, size); child < end; child += 1) {
        const childKey = distance[nodes[child]!]!;
        if (childKey >= lowKey) continue;
        low = child;
        lowKey = childKey;
      }
      if (lowKey >= key) break;
      nodes[at] = nodes[low]!;
      place[nodes[at]!] = at;
      at = low;
    }
    nodes[at] = node;
    place[node] = at;
    return top;
  }

  /** Takes a node out wherever it lies; nothing happens where it is not inside. */
  remove(node: number): void {
    const at = this.place[node]!;
    if (at < 0) return;
    this.climb(node, Number.NEGATIVE_INFINITY, at);
    this.pop();
  }

  private climb(node: number, key: number, from: number): void {
    const { nodes, place, distance } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const above = nodes[parent]!;
      if (distance[above]! <= key) break;
      nodes[at] = above;
      place[above] = at;
      at = parent;
    }
    nodes[at] = node;
    place[node] = at;
  }
}
