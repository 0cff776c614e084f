import type { Step, WishComponent } from '../../../functions/wishes/wish-item.ts';
import type { Words } from '../../../shared/kernel/schema.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/time.ts';
import { POST_WORDS, ROLE_WORDS } from '../../../shared/orgs/roles.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import type { Seeded } from './people.ts';
import type { Plan } from './wish-plan.ts';
import type { WishSetting } from './wish-setting.ts';
import type { WishText } from './wish-text.ts';

export const AFTER_PUBLISHED: readonly WishState[] = [
  'published',
  'reserved',
  'claimed',
  'in_progress',
  'delivered',
  'fulfilled',
  'archived',
  'partially_fulfilled',
  'disputed',
  'released',
];
export const TAKEN: readonly WishState[] = ['claimed', 'in_progress', 'delivered', 'fulfilled', 'archived', 'disputed'];
export const DONE: readonly WishState[] = ['delivered', 'fulfilled', 'archived', 'disputed'];

/** Role and name, as the public reads who did something. */
export function labelOf({ zh, en, person }: Seeded): Words {
  const grant = person.roles[0];
  const role = grant?.post ? POST_WORDS[grant.post] : grant ? ROLE_WORDS[grant.role] : { zh: '', en: '' };
  return { zh: `${role.zh}${zh}`, en: `${role.en} ${en}` };
}

/** What the log of a wish is written from. */
export type Told = {
  readonly text: WishText;
  readonly plan: Plan;
  readonly setting: WishSetting;
  readonly components: readonly WishComponent[];
  readonly label: Words;
  readonly posterId: string;
  readonly beneficiaryId: string;
};

/** The log of a wish up to the state of its plan. */
export function stepsOf(told: Told): readonly Step[] {
  const { plan, posterId, label } = told;
  const { createdAt: at, state } = plan;
  if (state === 'draft') return [{ at, what: 'drafted', to: 'draft', personId: posterId, by: label }];
  const submitted = {
    at: at + 10 * MINUTE_MS,
    what: 'submitted',
    from: 'draft',
    to: 'submitted',
    personId: posterId,
    society: 'community',
    by: label,
  } as const;
  if (state === 'submitted') return [submitted];
  const begun = [submitted, ...verifying(told)];
  if (!AFTER_PUBLISHED.includes(state)) return begun;
  const helped = [...begun, ...published(told), ...helping(told)];
  return [...claimedByGoods(told, helped), ...ending(told)];
}

function verifying({ plan, setting, posterId, label }: Told): readonly Step[] {
  const { createdAt: at, state, window } = plan;
  const verifier = {
    personId: setting.verifier.person.personId,
    society: 'social_worker',
    by: labelOf(setting.verifier),
  } as const;
  const steps: Step[] = [{ at: at + 2 * HOUR_MS, what: 'verifying', from: 'submitted', to: 'verifying', ...verifier }];
  const ends: Partial<Record<WishState, Step['what']>> = {
    returned: 'returned',
    rejected: 'rejected',
    escalated: 'escalated_case',
  };
  const end = ends[state];
  if (end) steps.push({ at: at + 4 * HOUR_MS, what: end, from: 'verifying', to: state, ...verifier });
  if (state === 'withdrawn')
    steps.push({
      at: at + 22 * HOUR_MS,
      what: 'withdrawn',
      from: 'verifying',
      to: 'withdrawn',
      personId: posterId,
      by: label,
    });
  if (state === 'expired')
    steps.push({ at: window.to, what: 'expired', from: 'verifying', to: 'expired', personId: 'clock' });
  return steps;
}

function publishedAt({ plan }: Told): number {
  return plan.createdAt + 22 * HOUR_MS;
}

/** On the wall, with the organisation that carries it and what was given for it. */
function published(told: Told): readonly Step[] {
  const { setting, components } = told;
  const at = publishedAt(told);
  const personId = setting.verifier.person.personId;
  const steps: Step[] = [
    {
      at,
      what: 'published',
      from: 'verifying',
      to: 'published',
      personId,
      society: 'social_worker',
      by: labelOf(setting.verifier),
    },
  ];
  if (setting.carrier)
    steps.push({ at: at + HOUR_MS, what: 'carrier', personId, society: 'organisation', by: setting.carrier.name });
  const goods = components.find((component) => component.kind === 'goods' && component.have > 0);
  if (goods && setting.giver)
    steps.push({
      at: at + 3 * HOUR_MS,
      what: 'supplied',
      personId,
      society: 'charity',
      by: setting.giver.name,
      note: { zh: `${goods.have} ${goods.unit?.zh ?? '件'}`, en: `${goods.have} ${goods.unit?.en ?? ''}`.trim() },
    });
  return steps;
}

function helpersCount({ components }: Told): number {
  return components.reduce((sum, { kind, have }) => sum + (kind === 'goods' ? 0 : have), 0);
}

function helping(told: Told): readonly Step[] {
  const { plan, setting } = told;
  const people = helpersCount(told);
  if (people === 0) return [];
  return setting.volunteers.slice(0, people).map(({ seeded }, index, all): Step => {
    const last = index === all.length - 1 && TAKEN.includes(plan.state);
    return {
      at: publishedAt(told) + (5 + index) * HOUR_MS,
      what: 'accepted',
      personId: seeded.person.personId,
      society: 'volunteer',
      by: { zh: seeded.person.pseudonym, en: seeded.en },
      ...(last ? { from: 'published', to: 'claimed' } : {}),
    };
  });
}

/** Where nobody has to come the wish is taken with the gift. */
function claimedByGoods(told: Told, steps: readonly Step[]): readonly Step[] {
  const last = steps.at(-1);
  if (helpersCount(told) > 0 || !TAKEN.includes(told.plan.state) || last?.what !== 'supplied') return steps;
  return [...steps.slice(0, -1), { ...last, from: 'published', to: 'claimed' }];
}

function ending(told: Told): readonly Step[] {
  const { text, plan, setting, beneficiaryId } = told;
  const { state, window } = plan;
  const verifier = setting.verifier.person.personId;
  const helper = setting.volunteers[0]?.seeded;
  const steps: Step[] = [];
  if (state === 'in_progress' && helper)
    steps.push({
      at: window.from,
      what: 'checked_in',
      from: 'claimed',
      to: 'in_progress',
      personId: helper.person.personId,
      society: 'volunteer',
      by: { zh: helper.person.pseudonym, en: helper.en },
    });
  const arrivedAt = window.from + 5 * MINUTE_MS;
  const leftAt = arrivedAt + Math.max(0, ...told.components.map(({ minutes = 0 }) => minutes)) * MINUTE_MS;
  const came = DONE.includes(state) && helper !== undefined && helpersCount(told) > 0;
  if (came) {
    const whose = {
      personId: helper.person.personId,
      society: 'volunteer',
      by: { zh: helper.person.pseudonym, en: helper.en },
    } as const;
    steps.push(
      { at: arrivedAt, what: 'checked_in', from: 'claimed', to: 'in_progress', ...whose },
      { at: leftAt, what: 'checked_out', ...whose },
    );
  }
  if (DONE.includes(state))
    steps.push({
      at: came ? leftAt : window.to,
      what: 'delivered',
      from: came ? 'in_progress' : 'claimed',
      to: 'delivered',
      personId: helper?.person.personId ?? verifier,
      // Where nobody had to come, the gift's own steps tell how it arrived.
      ...(helpersCount(told) > 0 ? { society: 'volunteer' as const } : {}),
    });
  const said = { personId: beneficiaryId, by: text.who };
  if (state === 'disputed')
    steps.push({ at: window.to + HOUR_MS, what: 'disputed', from: 'delivered', to: 'disputed', ...said });
  if (state === 'fulfilled' || state === 'archived')
    steps.push({
      at: window.to + 2 * HOUR_MS,
      what: 'confirmed',
      from: 'delivered',
      to: 'fulfilled',
      personId: beneficiaryId,
      society: helpersCount(told) > 0 ? 'volunteer' : 'charity',
      by: text.who,
      ...(text.thanks ? { note: text.thanks } : {}),
    });
  if (state === 'archived')
    steps.push({ at: window.to + 30 * DAY_MS, what: 'archived', from: 'fulfilled', to: 'archived', personId: 'clock' });
  const soon = publishedAt(told) + 9 * HOUR_MS;
  if (state === 'released')
    steps.push({
      at: soon,
      what: 'released',
      from: 'claimed',
      to: 'released',
      personId: verifier,
      society: 'social_worker',
      by: labelOf(setting.verifier),
    });
  if (state === 'partially_fulfilled')
    steps.push({ at: soon, what: 'partly_confirmed', from: 'delivered', to: 'partially_fulfilled', ...said });
  return steps;
}
