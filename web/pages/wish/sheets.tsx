import { useState } from 'preact/hooks';
import type { WishView } from '../../../shared/wishes/contract.ts';
import { say, t } from '../../main/i18n.ts';
import type { WishScreen } from '../../state/wish.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, SelectField } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { disputeWords } from './dispute-words.ts';
import { words } from './words.ts';

export type SheetProps = { open: boolean; onClose: () => void; screen: WishScreen };

export function WithdrawSheet({ open, onClose, screen }: SheetProps) {
  const [reason, setReason] = useState('');
  const { withdraw } = screen;
  const w = words();
  const wish = screen.wish.data.value;
  // Only who said they would come or give is told; before that there is nobody.
  const told = wish?.components.some(({ have }) => have > 0) === true;
  async function send(): Promise<void> {
    const label = t().kept.withdraw(wish === undefined ? '' : say(wish.title));
    const answer = await withdraw.send(reason.trim(), label);
    if (answer === undefined) return;
    onClose();
    toast(answer === 'kept' ? t().kept.said : told ? w.withdrawnTold : w.withdrawn);
  }
  return (
    <Sheet open={open} onClose={onClose} title={w.withdrawTitle}>
      {told && <p class="quiet">{w.withdrawText}</p>}
      <Field label={w.withdrawWhy} value={reason} onInput={setReason} maxLength={300} />
      <Fault of={withdraw} />
      <Button look="alert" wide busy={withdraw.busy.value} onClick={() => void send()}>
        {w.withdrawDo}
      </Button>
    </Sheet>
  );
}

export function DisputeSheet({ open, onClose, screen }: SheetProps) {
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const { dispute } = screen;
  const w = disputeWords();
  const missing = pressed && reason.trim() === '' ? w.disputeMissing : undefined;
  async function send(): Promise<void> {
    setPressed(true);
    if (reason.trim() === '' || (await dispute.send(reason.trim())) === undefined) return;
    onClose();
    toast(w.disputed);
  }
  return (
    <Sheet open={open} onClose={onClose} title={w.disputeTitle}>
      <p class="quiet">{w.disputeText}</p>
      <Field label={w.disputeWhy} value={reason} onInput={setReason} maxLength={300} fault={missing} />
      <Fault of={dispute} />
      <Button
        look={reason.trim() === '' ? 'blocked' : 'main'}
        wide
        busy={dispute.busy.value}
        onClick={() => void send()}
      >
        {w.disputeDo}
      </Button>
    </Sheet>
  );
}

export function SupplySheet({ open, onClose, screen, wish }: SheetProps & { wish: WishView }) {
  const goods = wish.components.flatMap((component, index) =>
    component.kind === 'goods' && component.have < component.quantity ? [{ component, index }] : [],
  );
  const [which, setWhich] = useState(String(goods[0]?.index ?? 0));
  const [count, setCount] = useState('1');
  const [from, setFrom] = useState('');
  const { supply } = screen;
  const w = words();
  const quantity = Number(count);
  const fits = Number.isInteger(quantity) && quantity > 0;
  async function send(): Promise<void> {
    if (!fits || (await supply.send({ component: Number(which), quantity, from: from.trim() })) === undefined) return;
    onClose();
    toast(w.supplied);
  }
  return (
    <Sheet open={open} onClose={onClose} title={w.supplyTitle}>
      <SelectField
        label={w.supplyWhat}
        value={which}
        onChange={setWhich}
        options={goods.map(({ component, index }) => [String(index), say(component.text)] as const)}
      />
      <Field label={w.supplyCount} value={count} onInput={setCount} inputMode="numeric" maxLength={3} />
      <Field label={w.supplyFrom} value={from} onInput={setFrom} maxLength={30} />
      <Fault of={supply} />
      <Button look={fits ? 'main' : 'blocked'} wide busy={supply.busy.value} onClick={() => void send()}>
        {w.supplyDo}
      </Button>
    </Sheet>
  );
}

/** Which community organisation takes the wish under its wing: the ribbon's third piece. */
export function CarrySheet({ open, onClose, screen }: SheetProps) {
  const { carriers, carry } = screen;
  const w = words();
  async function choose(orgId: string): Promise<void> {
    if ((await carry.send(orgId)) === undefined) return;
    onClose();
    toast(w.carried);
  }
  return (
    <Sheet open={open} onClose={onClose} title={w.carryTitle}>
      <Fault of={carry} />
      <Loaded of={carriers} bones={<RowBones rows={4} />}>
        {(orgs) =>
          orgs.length === 0 ? (
            <p class="quiet">{w.carryNone}</p>
          ) : (
            <ul class="rows">
              {orgs.map((org) => (
                <li key={org.id}>
                  <button type="button" class="row" onClick={() => void choose(org.id)}>
                    <span class="grow">
                      <Said words={org.name} />
                    </span>
                    <span class="small pine bold">{t().do.choose}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Sheet>
  );
}

/** Why a command was refused. */
export function Fault({ of }: { of: { problem: WishScreen['dispute']['problem'] } }) {
  const problem = of.problem.value;
  return problem === undefined ? null : (
    <p class="fault-note" role="alert">
      {problem.title}
    </p>
  );
}
