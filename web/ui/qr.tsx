import { useEffect, useState } from 'preact/hooks';

export type QrProps = {
  text: string;
  /** What it is for, read aloud in place of the drawing. */
  label: string;
  /** What is left of its time, 0 to 1: the frame drains with it. Leave out where it does not expire. */
  left?: number;
};

/** A QR code, dark on white in both themes because cameras want it so. The encoder is loaded when the first one is shown. */
export function Qr({ text, label, left }: QrProps) {
  const [grid, setGrid] = useState<readonly (readonly boolean[])[]>([]);
  useEffect(() => {
    let gone = false;
    void import('uqr').then(({ encode }) => {
      if (!gone) setGrid(encode(text, { ecc: 'M', border: 0 }).data);
    });
    return () => {
      gone = true;
    };
  }, [text]);
  const modules = grid.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const scale = grid.length === 0 ? 1 : 196 / grid.length;
  return (
    <svg class="qr" viewBox="0 0 236 236" role="img" aria-label={label}>
      <rect class="ground" x="1.5" y="1.5" width="233" height="233" rx="14" />
      <path class="modules" d={modules} transform={`translate(20 20) scale(${scale})`} shape-rendering="crispEdges" />
      <rect class="frame" x="1.5" y="1.5" width="233" height="233" rx="14" />
      {left !== undefined && (
        <rect
          class="left"
          x="1.5"
          y="1.5"
          width="233"
          height="233"
          rx="14"
          pathLength="1"
          stroke-dasharray={`${Math.max(0, Math.min(1, left))} 1`}
        />
      )}
    </svg>
  );
}
