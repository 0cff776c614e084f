/** It brings no types of its own. Row and column of each pair, of the lowest total cost. */
declare module 'munkres-js' {
  // biome-ignore lint/style/noDefaultExport: this is how the package exports it
  export default function munkres(costs: readonly (readonly number[])[]): (readonly [row: number, column: number])[];
}
