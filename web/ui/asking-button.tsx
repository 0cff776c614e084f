import { useState } from 'preact/hooks';
import type { Problem } from '../main/problem.ts';
import { Button, type ButtonProps } from './button.tsx';
import { Sheet } from './sheet.tsx';

type AskingProps = Pick<ButtonProps, 'look' | 'size' | 'busy'> & {
  /** The verb, before and in the sheet. */
  does: string;
  /** What comes of it, for whom, and whether it can be undone. */
  tells: string;
  problem: Problem | undefined;
  /** True when it is done: the sheet goes. */
  act: () => Promise<boolean>;
};

/** A verb that cannot be taken back: it says first what comes of it. */
export function AskingButton({ does, tells, problem, act, busy, ...look }: AskingProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        {does}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={does}>
        <p>{tells}</p>
        {problem !== undefined && (
          <p class="fault-note" role="alert">
            {problem.title}
          </p>
        )}
        <Button look="main" wide busy={busy} onClick={() => void act().then((done) => done && setOpen(false))}>
          {does}
        </Button>
      </Sheet>
    </>
  );
}
