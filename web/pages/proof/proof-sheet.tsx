import type { App } from '../../main/app.ts';
import { createProof } from '../../state/proof.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SixDigits } from '../../ui/six-digits.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { words } from './words.ts';
import './proof.css';

export type ProofSheetProps = { app: App; answer: (proved: boolean) => void };

/** Before something that cannot be undone: that it is really this person, by a code to their own phone. */
export function ProofSheet({ app, answer }: ProofSheetProps) {
  const screen = useScreen(() => createProof(app, () => answer(true)), [app, answer]);
  const w = words();
  const problem = screen.prove.problem.value ?? screen.ask.problem.value ?? screen.passkey.problem.value;
  const asked = screen.ask.done.value !== undefined;
  return (
    <Sheet open onClose={() => answer(false)} title={w.title}>
      <div class="proof">
        <p class="quiet">{w.text}</p>
        {asked && (
          <>
            <p class="mid">{w.sent}</p>
            <SixDigits
              label={w.code}
              value={screen.code.value}
              onInput={screen.setCode}
              wrong={screen.prove.problem.value !== undefined}
              describedBy="proof-problem"
            />
          </>
        )}
        {problem !== undefined && (
          <p class="fault-note" role="alert" id="proof-problem">
            {problem.title}
          </p>
        )}
        {asked ? (
          <Button
            look={screen.code.value.length === 6 ? 'main' : 'blocked'}
            wide
            busy={screen.prove.busy.value}
            onClick={() => void screen.send()}
          >
            {w.go}
          </Button>
        ) : (
          <>
            {screen.hasPasskey.value && (
              <Button look="main" wide busy={screen.passkey.busy.value} onClick={() => void screen.showPasskey()}>
                {w.passkey}
              </Button>
            )}
            <Button
              look={screen.hasPasskey.value ? 'plain' : 'main'}
              wide
              busy={screen.ask.busy.value}
              onClick={() => void screen.ask.send()}
            >
              {w.ask}
            </Button>
          </>
        )}
        {screen.demo && (
          <p class="mid">
            <a href="/dev/inbox" target="_blank" rel="noreferrer">
              {w.devInbox}
            </a>
          </p>
        )}
      </div>
    </Sheet>
  );
}
