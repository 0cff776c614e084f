import type { Comparison, Measures } from './measures.ts';
import { WAY_NAMES, type WayName } from './ways.ts';

const INK = '#26211d';
const PAPER = '#fffdf9';
const GRID = '#d8d0c5';
/** Each with at least 4.5 to 1 against the paper. */
const INKS: Readonly<Record<WayName, string>> = {
  'first come first served': '#6b6259',
  'greedy, wish by wish': '#2f6b3a',
  'greedy, by volunteer': '#7d4a2d',
  greedy: '#8a5a00',
  'greedy with our waves': '#1f5f8b',
  ours: '#a8321a',
  'ours, however long the way': '#5b4a9e',
  'ours, the way first': '#7a3b6b',
};
const CHART = { width: 720, left: 190, top: 64, bar: 22, gap: 10 } as const;

/** Bars of percent, one group for each measure. */
export function barsPicture(
  title: string,
  groups: readonly (readonly [label: string, measure: keyof Measures])[],
  { ways }: Comparison,
): string {
  const scale = (CHART.width - CHART.left - 70) / 100;
  const groupHeight = WAY_NAMES.length * CHART.bar + CHART.gap + 26;
  const bars = groups.flatMap(([label, measure], g) => {
    const top = CHART.top + g * groupHeight;
    return [
      text(16, top + 14, label, 'font-weight="600"'),
      ...WAY_NAMES.flatMap((name, w) => {
        const [y, value] = [top + 24 + w * CHART.bar, ways[name][measure]];
        return [
          text(CHART.left - 10, y + 13, name, 'text-anchor="end"'),
          `<rect x="${CHART.left}" y="${y}" width="${round(value * scale)}" height="${CHART.bar - 5}" rx="3" fill="${INKS[name]}"/>`,
          text(CHART.left + round(value * scale) + 8, y + 13, value.toFixed(1)),
        ];
      }),
    ];
  });
  return picture(title, CHART.top + groups.length * groupHeight, bars);
}

/** Coverage against the number of candidates, a line for each way. */
export function linesPicture(title: string, points: readonly Comparison[]): string {
  const plot = { left: 60, right: 520, top: 64, bottom: 320 };
  const most = Math.ceil(Math.max(...points.map(({ candidates }) => candidates)) + 0.5);
  const x = (candidates: number) => round(plot.left + ((plot.right - plot.left) * candidates) / most);
  // Whole tens around what is there: lines that lie close together are told apart, and the numbers beside them say where they lie.
  const percents = points.flatMap(({ ways }) => WAY_NAMES.map((name) => ways[name].coverage));
  const low = Math.floor(Math.min(...percents) / 10) * 10;
  const high = Math.max(low + 10, Math.ceil(Math.max(...percents) / 10) * 10);
  const y = (percent: number) => round(plot.bottom - ((plot.bottom - plot.top) * (percent - low)) / (high - low));
  const grid = Array.from({ length: (high - low) / 10 + 1 }, (_, step) => low + 10 * step).flatMap((percent) => [
    `<path d="M${plot.left} ${y(percent)}H${plot.right}" stroke="${GRID}"/>`,
    text(plot.left - 8, y(percent) + 4, `${percent}`, 'text-anchor="end"'),
  ]);
  const ticks = Array.from({ length: most + 1 }, (_, at) =>
    text(x(at), plot.bottom + 18, `${at}`, 'text-anchor="middle"'),
  );
  const lines = WAY_NAMES.map((name) => {
    const path = points.map(
      ({ candidates, ways }, at) => `${at === 0 ? 'M' : 'L'}${x(candidates)} ${y(ways[name].coverage)}`,
    );
    return `<path d="${path.join('')}" fill="none" stroke="${INKS[name]}" stroke-width="2.5"/>`;
  });
  const legend = WAY_NAMES.toReversed().flatMap((name, at) => [
    `<rect x="540" y="${plot.top + at * 24}" width="14" height="14" rx="3" fill="${INKS[name]}"/>`,
    text(560, plot.top + 12 + at * 24, name),
  ]);
  const axis = text(
    (plot.left + plot.right) / 2,
    plot.bottom + 40,
    'candidates for a wish, on average',
    'text-anchor="middle"',
  );
  return picture(title, plot.bottom + 60, [...grid, ...ticks, ...lines, ...legend, axis]);
}

function picture(title: string, height: number, parts: readonly string[]): string {
  const frame = `<rect width="${CHART.width}" height="${height}" fill="${PAPER}"/>`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CHART.width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`;
  return [
    head,
    `<title>${title}</title>`,
    frame,
    text(16, 32, title, 'font-size="17" font-weight="600"'),
    ...parts,
    '</svg>\n',
  ].join('\n');
}

const text = (x: number, y: number, words: string, how = '') =>
  `<text x="${x}" y="${y}" fill="${INK}" ${how}>${words}</text>`;
const round = (value: number) => Math.round(value * 10) / 10;
