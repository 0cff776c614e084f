/*
 * Writes icons.ts and icons-more.ts: the few lucide drawings that we use, each as one path, so that an icon costs its
 * line and nothing else. Run `node web/ui/make-icons.ts` after changing the lists. Drawings: lucide, ISC licence.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** In the first download: the wall and the frame. */
const FIRST = [
  'accessibility',
  'armchair',
  'backpack',
  'chart-column',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'clipboard-check',
  'footprints',
  'hand-heart',
  'house',
  'layout-list',
  'log-in',
  'message-circle',
  'network',
  'package',
  'plus',
  'scale',
  'search',
  'settings',
  'share-2',
  'user',
  'users',
  'wifi-off',
  'x',
];
/** For the screens that come later. */
const MORE = [
  'badge-check',
  'bell',
  'calendar-check',
  'clock',
  'eye-off',
  'file-text',
  'languages',
  'map-pin',
  'phone',
  'refresh-cw',
  'rotate-ccw-clock',
  'route',
  'scan-line',
  'shield-check',
  'sun',
  'trash',
  'user-plus',
  'volume-2',
  'wrench',
];

type Node = readonly [tag: string, attributes: Readonly<Record<string, string>>];
const nodes = JSON.parse(
  readFileSync(new URL('../../node_modules/lucide-static/icon-nodes.json', import.meta.url), 'utf8'),
) as Record<string, Node[]>;

function pathOf([tag, a]: Node): string {
  const n = (name: string) => Number(a[name] ?? 0);
  switch (tag) {
    case 'path':
      return a['d'] ?? '';
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'circle':
      return `M${n('cx') - n('r')} ${n('cy')}a${n('r')} ${n('r')} 0 1 0 ${2 * n('r')} 0a${n('r')} ${n('r')} 0 1 0 ${-2 * n('r')} 0`;
    case 'ellipse':
      return `M${n('cx') - n('rx')} ${n('cy')}a${n('rx')} ${n('ry')} 0 1 0 ${2 * n('rx')} 0a${n('rx')} ${n('ry')} 0 1 0 ${-2 * n('rx')} 0`;
    case 'polyline':
    case 'polygon':
      return `M${a['points'] ?? ''}${tag === 'polygon' ? 'z' : ''}`;
    case 'rect': {
      const [x, y, w, h, r] = [n('x'), n('y'), n('width'), n('height'), n('rx')];
      const arc = (dx: number, dy: number) => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${dx} ${dy}`);
      return `M${x + r} ${y}h${w - 2 * r}${arc(r, r)}v${h - 2 * r}${arc(-r, r)}h${2 * r - w}${arc(-r, -r)}v${2 * r - h}${arc(r, -r)}z`;
    }
    default:
      throw new Error(`lucide drew something new: ${tag}`);
  }
}

/** A path that starts with a small m stands absolute on its own; after another path it would not. Pairs that follow it stay relative. */
const absolute = (path: string) =>
  path.replace(
    /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*(?=([-\d.])?)/,
    (_whole, x: string, y: string, more?: string) => `M${x} ${y}${more === undefined ? '' : 'l'}`,
  );

function write(file: string, names: readonly string[]): void {
  const lines = names.map((name) => {
    const drawing = nodes[name];
    if (drawing === undefined) throw new Error(`lucide has no ${name}`);
    const constant = name.replace(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase());
    return `export const ${constant}Icon = '${drawing.map((node) => absolute(pathOf(node))).join('')}';`;
  });
  writeFileSync(
    new URL(file, import.meta.url),
    `// Written by make-icons.ts from lucide (ISC licence, https://lucide.dev/license). Do not edit.\n${lines.join('\n')}\n`,
  );
}

write('icons.ts', FIRST);
write('icons-more.ts', MORE);
