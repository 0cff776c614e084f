import { useState } from 'preact/hooks';
import { THANKS, THANKS_PHRASES } from '../../../shared/feedback/phrases.ts';
import type { WishView } from '../../../shared/wishes/contract.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { Thanks, WishScreen } from '../../state/wish.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './feedback-words.ts';

type SheetProps = { open: boolean; onClose: () => void; screen: WishScreen };
type Said = (typeof THANKS_PHRASES)[number] | 'own';

function Fault({ problem }: { problem: { readonly title: string } | undefined }) {
  return problem === undefined ? null : (
    <p class="fault-note" role="alert">
      {problem.title}
    </p>
  );
}

/** Thanks in one tap or in own words; what is public is said so. */
export function ThanksSheet({ open, onClose, screen, wish }: SheetProps & { wish: WishView }) {
  const say = words();
  const [said, setSaid] = useState<Said>();
  const [text, setText] = useState('');
  const ready = said !== undefined && (said !== 'own' || text.trim() !== '');
  async function send(): Promise<void> {
    if (!ready) return;
    const body: Thanks = said === 'own' ? { text: text.trim() } : { phrase: said };
    if ((await screen.thank.send(body)) === undefined) return;
    toast(say.thanked);
    onClose();
  }
  return (
    <Sheet open={open} onClose={onClose} title={say.thankTitle}>
      <p class="mid quiet">{say.thankText(sayWords(wish.title))}</p>
      <Choice<Said>
        legend={say.thankWhich}
        options={[...THANKS_PHRASES.map((phrase) => [phrase, sayWords(THANKS[phrase])] as const), ['own', say.own]]}
        value={said}
        onChange={setSaid}
      />
      {said === 'own' && (
        <Field label={say.ownLabel} hint={say.ownHint} value={text} onInput={setText} maxLength={60} />
      )}
      <Fault problem={screen.thank.problem.value} />
      <Button look={ready ? 'main' : 'blocked'} wide busy={screen.thank.busy.value} onClick={() => void send()}>
        {say.thankDo}
      </Button>
    </Sheet>
  );
}

/** How it went, for the station alone: three words, and whether the same people may come again. */
export function RateSheet({ open, onClose, screen }: SheetProps) {
  const say = words();
  const [went, setWent] = useState<'well' | 'fine' | 'not_well'>();
  const [again, setAgain] = useState<'yes' | 'no'>('yes');
  const [note, setNote] = useState('');
  async function send(): Promise<void> {
    if (went === undefined) return;
    const body = { went, again: again === 'yes', ...(note.trim() === '' ? {} : { note: note.trim() }) };
    const answer = await screen.rate.send(body);
    if (answer === undefined) return;
    toast(answer.followUp ? say.followed : say.rated);
    onClose();
  }
  return (
    <Sheet open={open} onClose={onClose} title={say.rateTitle}>
      <p class="mid quiet">{say.ratePrivate}</p>
      <Choice
        legend={say.rateWhich}
        options={[
          ['well', say.went.well],
          ['fine', say.went.fine],
          ['not_well', say.went.not_well],
        ]}
        value={went}
        onChange={setWent}
      />
      <Choice
        legend={say.againWhich}
        options={[
          ['yes', say.againYes],
          ['no', say.againNo],
        ]}
        value={again}
        onChange={setAgain}
      />
      <Field label={say.note} value={note} onInput={setNote} maxLength={300} />
      <Fault problem={screen.rate.problem.value} />
      <Button
        look={went === undefined ? 'blocked' : 'main'}
        wide
        busy={screen.rate.busy.value}
        onClick={() => void send()}
      >
        {say.rateDo}
      </Button>
    </Sheet>
  );
}
