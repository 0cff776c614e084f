import type { WishView } from '../../../shared/wishes/contract.ts';
import { language, say, t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import { codesOfParts, openComponents } from '../../state/wish-actions.ts';
import { Bar } from '../../ui/bar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { checkIcon } from '../../ui/icons.ts';
import { Said } from '../../ui/said.tsx';
import { giveWords } from './give-words.ts';
import { words } from './words.ts';

type Component = WishView['components'][number];

/** Nobody is looked for any more: what is missing is told as it was wanted. */
const OVER: readonly WishView['state'][] = ['withdrawn', 'rejected', 'escalated', 'expired', 'archived'];
function isOver({ state }: WishView): boolean {
  return OVER.includes(state);
}

/** What is needed, thing by thing: missing ones warm and first, those that are here with a tick. */
export function Needs({ wish }: { wish: WishView }) {
  const open = openComponents(wish);
  const ordered = [...open, ...wish.components.filter((component) => !open.includes(component))];
  return (
    <section class="wish-needs">
      <h2>{isOver(wish) || (wish.unheard && open.length === 0) ? words().wanted : words().needs(open.length)}</h2>
      <ul class="card rows" data-flush="">
        {ordered.map((component) => (
          <Need key={component.text.zh} component={component} wish={wish} />
        ))}
      </ul>
    </section>
  );
}

function Need({ component, wish }: { component: Component; wish: WishView }) {
  const lacking = component.quantity - component.have;
  const open = lacking > 0 && !isOver(wish);
  const details = detailsOf(component);
  const waits = waitsOf(component, wish);
  const way = wayOf(component);
  return (
    <li class="wish-need" data-open={open ? '' : undefined}>
      <p class="wish-need-line">
        <span class={open ? 'wish-need-what bold' : 'wish-need-what'}>
          <Said words={component.text} />
        </span>
        {open && <span class="small ember bold figures">{lackWords(component, lacking)}</span>}
        {lacking <= 0 && component.unheard && component.kind !== 'goods' && (
          <span class="small quiet">{words().agreed}</span>
        )}
        {lacking <= 0 && !(component.unheard && component.kind !== 'goods') && (
          <span class="small pine bold">
            <Icon of={checkIcon} />
            {component.promised === undefined && component.underWay === undefined ? words().here : words().found}
          </span>
        )}
      </p>
      {details !== '' && <p class="mid quiet">{details}</p>}
      {waits !== undefined && <p class="mid quiet">{giveWords().waitsFor(waits)}</p>}
      {way !== undefined && <p class="mid quiet">{way}</p>}
      {component.taskId !== undefined && codesOfParts(wish).includes(component.taskId) && (
        <p class="mid">
          <a href={`/tasks/${component.taskId}/show`}>
            {words().quiet.show_code}
            <span class="out-of-sight"> {say(component.text)}</span>
          </a>
        </p>
      )}
      {component.kind === 'goods' && open && component.have > 0 && <Bar part={component.have / component.quantity} />}
    </li>
  );
}

function lackWords(component: Component, lacking: number): string {
  return component.kind === 'goods'
    ? words()
        .lackThings(lacking, component.unit === undefined ? '' : say(component.unit))
        .trim()
    : words().lackPeople(lacking);
}

function detailsOf(component: Component): string {
  const w = words();
  const parts = [
    component.minutes === undefined ? undefined : w.about(minutesWords(component.minutes)),
    ...component.languages.filter((one) => one !== 'zh').map((one) => w.speaks(t().languages[one])),
    component.lifting === true ? w.lifting : undefined,
  ].filter((part) => part !== undefined);
  return parts.join(language.value === 'zh' ? '，' : ', ');
}

/** What has to be there before this can be done, while it is not. */
function waitsOf({ after = [] }: Component, wish: WishView): string | undefined {
  const missing = after
    .flatMap((index) => wish.components[index] ?? [])
    .find(
      ({ kind, have, quantity, promised = 0, underWay = 0 }) =>
        kind !== 'goods' || have - promised - underWay < quantity,
    );
  return missing === undefined ? undefined : say(missing.text);
}

/** Where the goods of one kind are, so that the parts add up to what is wanted. */
function wayOf({ kind, quantity, have, promised = 0, underWay = 0, unit }: Component): string | undefined {
  if (kind !== 'goods' || have === 0) return undefined;
  const w = giveWords();
  const there = have - promised - underWay;
  if (quantity === 1) return promised > 0 ? w.onePromised : underWay > 0 ? w.oneUnderWay : undefined;
  const measure = unit?.zh ?? '份';
  const parts = [
    there > 0 ? w.there(there, measure) : undefined,
    underWay > 0 ? w.underWay(underWay, measure) : undefined,
    promised > 0 ? w.promised(promised, measure) : undefined,
  ].filter((part) => part !== undefined);
  return promised + underWay === 0 && there >= quantity
    ? undefined
    : w.inAll(quantity, measure, parts.join(language.value === 'zh' ? '，' : ', '));
}
