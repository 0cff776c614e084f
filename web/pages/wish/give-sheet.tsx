import { useEffect, useState } from 'preact/hooks';
import type { WishView } from '../../../shared/wishes/contract.ts';
import { capital, momentWords } from '../../main/format.ts';
import { language, say } from '../../main/i18n.ts';
import { go } from '../../main/router.ts';
import { byWords } from '../../main/spans.ts';
import { bringDays, openGoods } from '../../state/give.ts';
import type { Session } from '../../state/session.ts';
import type { WishScreen } from '../../state/wish.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, SelectField } from '../../ui/field.tsx';
import { giftPhrase } from '../../ui/gift-words.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { visitingWords } from '../../ui/visiting.ts';
import { giveWords } from './give-words.ts';

type GiveProps = {
  open: boolean;
  onClose: () => void;
  screen: WishScreen;
  wish: WishView;
  me: Session['me']['value'];
  now: number;
};

/** How many, until when, and whether one's name stands there: the rest is known. */
export function GiveSheet({ open, onClose, ...rest }: GiveProps) {
  return (
    <Sheet open={open} onClose={onClose} title={giveWords().title}>
      <Form onClose={onClose} {...rest} />
    </Sheet>
  );
}

function Form({ onClose, screen, wish, me, now }: Omit<GiveProps, 'open'>) {
  const w = giveWords();
  const goods = openGoods(wish);
  const [which, setWhich] = useState(goods[0]?.index ?? 0);
  const [count, setCount] = useState(1);
  const [named, setNamed] = useState(false);
  // Who acts for an organisation gives in its name, unless they say otherwise.
  const own = screen.ownOrg.value;
  const [org, setOrg] = useState(own?.orgId ?? '');
  const days = bringDays(now, wish.window.to);
  const [until, setUntil] = useState(String(days.find((at) => at - now > 12 * 3_600_000) ?? days[0] ?? ''));
  const chosen = goods.find(({ index }) => index === which) ?? goods[0];
  const { give, dropOffs } = screen;
  useEffect(() => void dropOffs.load(), [dropOffs]);
  const stations = dropOffs.data.value ?? [];
  const [at, setAt] = useState(wish.place.stationId);
  const bring = stations.find(({ id }) => id === at);
  const station = bring?.name ?? wish.place.station;
  const visiting = bring === undefined ? '' : visitingWords(bring);
  if (chosen === undefined) return <p class="quiet">{w.nothing}</p>;
  const quantity = Math.min(count, chosen.left);
  // A Chinese measure word stands between number and thing; English counts in the amount below.
  const unit = language.value === 'zh' ? (chosen.component.unit?.zh ?? '份') : '';
  const amount = giftPhrase({ ...chosen.component, quantity });
  // In another duty its name is not theirs to give.
  const other = own === undefined ? me?.roles.find(({ role }) => role === 'organisation_manager') : undefined;
  async function send(): Promise<void> {
    const sent = await give.send({
      component: chosen?.index ?? 0,
      quantity,
      until: Number(until),
      named,
      ...(at === wish.place.stationId ? {} : { stationId: at }),
      ...(org === '' ? {} : { orgId: org }),
    });
    if (sent === undefined) return;
    onClose();
    toast(w.done(momentWords(sent.until, now)), {
      label: org === '' ? w.see : w.seeOrg,
      run: () => go(org === '' ? '/me/gifts' : `/orgs/${org}`),
    });
  }
  return (
    <div class="give">
      {goods.length > 1 && (
        <Choice
          legend={w.which}
          value={String(chosen.index)}
          onChange={(value) => setWhich(Number(value))}
          options={goods.map(({ index, component }) => [String(index), say(component.text)] as const)}
        />
      )}
      <Count
        label={w.count(say(chosen.component.text), unit)}
        value={quantity}
        most={chosen.left}
        unit={unit}
        onChange={setCount}
      />
      {stations.length > 1 && (
        <SelectField
          label={w.where}
          hint={at === wish.place.stationId ? w.whereOwn : w.whereOther(say(wish.place.station))}
          value={at}
          onChange={setAt}
          options={stations.map(({ id, name }) => [id, say(name)] as const)}
        />
      )}
      {visiting !== '' && <p class="small quiet">{visiting}</p>}
      <Choice
        legend={w.until(say(station))}
        value={until}
        onChange={setUntil}
        options={days.map((at) => [String(at), capital(byWords(at, now))] as const)}
      />
      {own !== undefined && (
        <Choice
          legend={w.as}
          value={org}
          onChange={setOrg}
          options={[[own.orgId, say(own.orgName)] as const, ['', w.myself] as const]}
        />
      )}
      {other !== undefined && <p class="small quiet">{w.asOther(say(other.orgName))}</p>}
      <label class="choice">
        <input type="checkbox" checked={named} onChange={() => setNamed(!named)} />
        {w.named(own === undefined || org === '' ? (me?.pseudonym ?? '') : say(own.orgName))}
      </label>
      {give.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {give.problem.value.title}
        </p>
      )}
      <Button look={until === '' ? 'blocked' : 'main'} wide busy={give.busy.value} onClick={() => void send()}>
        {w.send(amount)}
      </Button>
      <p class="small quiet">{w.kept}</p>
    </div>
  );
}

function Count({
  label,
  unit,
  value,
  most,
  onChange,
}: {
  label: string;
  value: number;
  most: number;
  unit: string;
  onChange: (value: number) => void;
}) {
  const w = giveWords();
  return (
    <fieldset class="field give-count">
      <legend class="label">{label}</legend>
      <div>
        <button
          type="button"
          class="button"
          aria-label={w.fewer(unit)}
          disabled={value <= 1}
          onClick={() => onChange(value - 1)}
        >
          −
        </button>
        <output class="figures">{value}</output>
        <button
          type="button"
          class="button"
          aria-label={w.more(unit)}
          disabled={value >= most}
          onClick={() => onChange(value + 1)}
        >
          ＋
        </button>
        <span class="small quiet">{w.left(most, unit)}</span>
      </div>
    </fieldset>
  );
}
