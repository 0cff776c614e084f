import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../main/app.ts';
import { asking } from '../../main/proof.ts';
import type { ProofSheetProps } from './proof-sheet.tsx';

/** Where somebody is asked to show once more who they are; how it is done comes when it is asked for. */
export function ProofPlace({ app }: { app: App }) {
  const [Sheet, setSheet] = useState<FunctionComponent<ProofSheetProps>>();
  const now = asking.value;
  useEffect(() => {
    if (now === undefined || Sheet !== undefined) return;
    import('./proof-sheet.tsx').then(
      (module) => setSheet(() => module.ProofSheet),
      () => now.answer(false),
    );
  }, [now, Sheet]);
  return now === undefined || Sheet === undefined ? null : <Sheet app={app} answer={now.answer} />;
}
