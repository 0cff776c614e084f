import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Segment, SegmentState, Society } from '../../shared/wishes/wish.ts';
import { DOT } from '../main/format.ts';
import { language, t } from '../main/i18n.ts';
import { goldenWidth, inset, PIECES, ribbonPieces, ringPieces, ringSize, rounded, type Shape } from './ribbon-shape.ts';

/** In the order of the ribbon. */
export const SOCIETIES = [
  'community',
  'social_worker',
  'organisation',
  'volunteer',
  'charity',
] as const satisfies readonly Society[];
const STATE_OF_LETTER: Readonly<Record<string, SegmentState>> = {
  d: 'done',
  w: 'waiting',
  l: 'later',
  n: 'not_needed',
};
const CARD_HEIGHT_PX = 24;
const CORNER_PX = 3;
/** Half the line, so that a lined piece is as large as a filled one. */
const LINE_INSET_PX: Readonly<Record<SegmentState, number>> = {
  done: 0,
  waiting: 0.875,
  later: 0.625,
  not_needed: 0.625,
};

/** `ddnww` as the five states. */
export function statesOf(letters: string): readonly SegmentState[] {
  return SOCIETIES.map((_society, index) => STATE_OF_LETTER[letters[index] ?? 'l'] ?? 'later');
}

/** The whole ribbon as a sentence: "社区做到了，社工正在等……". */
function sentence(states: readonly SegmentState[]): string {
  const words = t();
  const parts = SOCIETIES.map(
    (society, index) =>
      `${words.societies[society]}${language.value === 'zh' ? '' : ': '}${words.segments[states[index] ?? 'later']}`,
  );
  return `${words.ribbon}${language.value === 'zh' ? '：' : ': '}${parts.join(language.value === 'zh' ? '，' : ', ')}`;
}

export function Piece({ shape, state, corner = CORNER_PX }: { shape: Shape; state: SegmentState; corner?: number }) {
  return <path d={rounded(inset(shape, LINE_INSET_PX[state]), corner)} />;
}

const CARD_WIDTH_PX = goldenWidth(CARD_HEIGHT_PX);
const CARD_PIECES = ribbonPieces(CARD_WIDTH_PX, CARD_HEIGHT_PX);
/** Five pieces in four states are all that cards ever show; reckoning each anew was a fifth of drawing a list. */
const cardPaths = new Map<string, string>();

function cardPath(index: number, shape: Shape, state: SegmentState): string {
  const name = `${state}${index}`;
  const path = cardPaths.get(name) ?? rounded(inset(shape, LINE_INSET_PX[state]), CORNER_PX);
  cardPaths.set(name, path);
  return path;
}

/** On a card: 24 px high, one character for each society (in English its number). */
export function CardRibbon({ letters }: { letters: string }) {
  const states = statesOf(letters);
  return (
    <svg
      class="ribbon"
      role="img"
      aria-label={sentence(states)}
      width={CARD_WIDTH_PX}
      height={CARD_HEIGHT_PX}
      viewBox={`0 0 ${CARD_WIDTH_PX} ${CARD_HEIGHT_PX}`}
    >
      {CARD_PIECES.map(({ shape, middle }, index) => {
        const society = SOCIETIES[index] ?? 'community';
        return (
          <g key={society} data-state={states[index]}>
            <path d={cardPath(index, shape, states[index] ?? 'later')} />
            <text x={middle} y={CARD_HEIGHT_PX / 2}>
              {t().letters[society]}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

export type PageRibbonProps = {
  segments: readonly Pick<Segment, 'society' | 'state'>[];
  height?: number;
  /** A short line under each piece, for wide places. */
  captions?: readonly string[];
};

/** On a page: whole words, as wide as its place. */
export function PageRibbon({ segments, height = 40, captions }: PageRibbonProps) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(328);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const states = SOCIETIES.map((society) => segments.find((segment) => segment.society === society)?.state ?? 'later');
  // English words are longer than a fifth of a phone: there the legend below carries them.
  const narrow = language.value === 'en' && width < 520;
  return (
    <div class="ribbon-wide" ref={place}>
      <svg
        class="ribbon"
        role="img"
        aria-label={sentence(states)}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {ribbonPieces(width, height).map((piece, index) => {
          const society = SOCIETIES[index] ?? 'community';
          return (
            <g key={society} data-state={states[index]}>
              <Piece shape={piece.shape} state={states[index] ?? 'later'} corner={4} />
              <text x={piece.middle} y={height / 2}>
                {narrow ? t().letters[society] : t().societies[society]}
              </text>
            </g>
          );
        })}
      </svg>
      {captions !== undefined && (
        <div class="ribbon-captions">
          {captions.map((caption, index) => (
            <span key={SOCIETIES[index]} data-state={states[index]}>
              {caption}
            </span>
          ))}
        </div>
      )}
      {narrow && (
        <p class="small quiet" aria-hidden="true">
          {SOCIETIES.map((society) => `${t().letters[society]}\u00a0${t().societies[society]}`).join(DOT)}
        </p>
      )}
    </div>
  );
}

/** The five pieces tied: a wish come true. `closing` lets them travel there once. */
export function Ring({ unit = 34, closing = false }: { unit?: number; closing?: boolean }) {
  const size = ringSize(unit);
  const from = ribbonPieces(goldenWidth(unit * 0.951), unit * 0.951);
  return (
    <svg
      class="ribbon"
      data-form="ring"
      role="img"
      aria-label={t().ring}
      width={size}
      height={size * 0.92}
      viewBox={`0 0 ${size} ${size * 0.92}`}
    >
      {ringPieces(unit).map((piece, index) => {
        const society = SOCIETIES[index] ?? 'community';
        const [x, y] = piece.middle;
        const start = {
          dx: (from[index]?.middle ?? 0) - x,
          dy: size * 0.45 - y,
          turn: (index % 2 === 0 ? 0 : 180) - piece.turn,
        };
        return (
          <g
            key={society}
            {...(closing ? { 'data-closing': '' } : {})}
            style={{
              '--dx': `${start.dx}px`,
              '--dy': `${start.dy}px`,
              '--turn': `${start.turn}deg`,
              transformOrigin: `${x}px ${y}px`,
            }}
          >
            <path d={rounded(inset(piece.shape, 1), 3.5)} />
            {unit >= 28 && (
              <text x={x} y={y}>
                {t().letters[society]}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** The product's mark: the ring without letters, `size` px wide. */
export function Mark({ size = 26 }: { size?: number }) {
  const unit = 20;
  const box = ringSize(unit);
  return (
    <svg class="mark" width={size} height={size * 0.92} viewBox={`0 0 ${box} ${box * 0.92}`} aria-hidden="true">
      {ringPieces(unit).map((piece, index) => (
        <path key={SOCIETIES[index % PIECES]} d={rounded(inset(piece.shape, 1.4), 3.2)} />
      ))}
    </svg>
  );
}
