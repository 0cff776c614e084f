import type { ComponentChildren } from 'preact';

export type DrawnKind = 'empty' | 'offline' | 'forbidden' | 'missing' | 'broken';

/** A window lit in the evening, a wire that came down, a door, a turned sign, a cup with a crack. */
const DRAWINGS: Readonly<Record<DrawnKind, { readonly lines: string; readonly warm: string; readonly fill: string }>> =
  {
    empty: {
      lines: 'M12 98h144M40 98V52l44-28 44 28v46M74 98V74h20v24M58 60h14v14H58zM96 60h14v14H96zM108 39V26h10v19',
      warm: 'M113 18c0-5 5-5 5-10M84 74v24',
      fill: 'M58 60h14v14H58zM96 60h14v14H96z',
    },
    offline: {
      lines: 'M8 98h152M32 98V26M22 36h20M136 98V26M126 36h20M42 37c6 18 16 27 30 30M126 37c-6 18-16 27-30 30',
      warm: 'M84 52v7M76 56l4 5M92 56l-4 5',
      fill: 'M14 98c4-11 32-11 36 0zM118 98c4-11 32-11 36 0z',
    },
    forbidden: {
      lines: 'M24 98h120M54 98V22h60v76M62 98V30h44v68M8 98h16M144 98h16',
      warm: 'M98 66a3 3 0 1 0 .1 0M98 72v6',
      fill: 'M62 98V30h44v68z',
    },
    missing: {
      lines: 'M84 104V34M64 104h40M84 34V14M84 22h44l10 9-10 9H84M84 50H46l-10 9 10 9h38',
      warm: 'M100 31h22M50 59h18',
      fill: 'M84 50H46l-10 9 10 9h38z',
    },
    broken: {
      lines: 'M48 44h60v28c0 16-10 26-24 26H72c-14 0-24-10-24-26zM108 52h10c8 0 10 6 10 10 0 10-10 14-20 14M36 104h84',
      warm: 'M70 44l8 14-8 10 8 12M66 32c0-6 6-6 6-12M84 32c0-6 6-6 6-12',
      fill: 'M48 58h60v14c0 16-10 26-24 26H72c-14 0-24-10-24-26z',
    },
  };

export type DrawnProps = {
  kind: DrawnKind;
  title: string;
  text?: string | undefined;
  action?: ComponentChildren /** As the only thing on the screen. */;
  page?: boolean;
};

/** In place of what is not here: one drawing, one sentence, one action. */
export function Drawn({ kind, title, text, action, page = false }: DrawnProps) {
  const drawing = DRAWINGS[kind];
  return (
    <div class="drawn">
      <svg viewBox="0 0 168 112" aria-hidden="true">
        <path class="fill" d={drawing.fill} stroke="none" />
        <path d={drawing.lines} />
        <path class="warm" d={drawing.warm} />
      </svg>
      {page ? <h1>{title}</h1> : <h2>{title}</h2>}
      {text !== undefined && <p>{text}</p>}
      {action}
    </div>
  );
}
