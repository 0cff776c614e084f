import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SegmentState, Society } from '../../shared/wishes/wish.ts';
import { t } from '../main/i18n.ts';
import { Piece } from './ribbon.tsx';
import { timelinePieces } from './ribbon-shape.ts';

export type TimelineEntry = {
  readonly society: Society;
  readonly state: SegmentState;
  /** `周一 14:40`, `等到周五 18:00`. */
  readonly when: string;
  readonly body: ComponentChildren;
};
const WIDTH_PX = 34;
const SLANT_PX = 11;

/** The ribbon unrolled: each piece as tall as what its society has to tell. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const list = useRef<HTMLOListElement>(null);
  const [ends, setEnds] = useState<readonly number[]>([]);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const measure = () => {
      const next = [...element.children].map(
        (child) => (child as HTMLElement).offsetTop + (child as HTMLElement).offsetHeight - element.offsetTop,
      );
      setEnds((old) => (old.join() === next.join() ? old : next));
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  });
  const height = (ends.at(-1) ?? 0) + SLANT_PX;
  return (
    <div class="timeline">
      <svg class="ribbon" width={WIDTH_PX} height={height} aria-hidden="true">
        {timelinePieces(WIDTH_PX, ends).map((piece, index) => {
          const entry = entries[index];
          return entry === undefined ? null : (
            <g key={entry.society} data-state={entry.state}>
              <Piece shape={piece.shape} state={entry.state} corner={4} />
              <text x={WIDTH_PX / 2} y={piece.top + 14}>
                {t().letters[entry.society]}
              </text>
            </g>
          );
        })}
      </svg>
      <ol ref={list}>
        {entries.map((entry) => (
          <li key={entry.society} data-state={entry.state}>
            <div class="entry-head">
              <h3>
                {t().societies[entry.society]}
                <span class="out-of-sight">{t().segments[entry.state]}</span>
              </h3>
              <span class="when">{entry.when}</span>
            </div>
            {entry.body}
          </li>
        ))}
      </ol>
    </div>
  );
}
