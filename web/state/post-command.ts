import type { SentTo } from '../main/api.ts';
import { phoneDigits } from '../main/digits.ts';
import { type Draft, guardianAsk, isMinor, type Need, windowOf } from './post-draft.ts';

/* What a draft says to the server: the whole of it once, or what has changed of an old wish. */

export type Body = SentTo<'POST /api/wishes'>['body'];
type Components = Body['components'];

function componentsOf(needs: readonly Need[]): Components {
  const goods = needs.flatMap(({ kind }, index) => (kind === 'goods' ? [index] : []));
  return needs.map((need) => ({
    kind: need.kind,
    text: { zh: need.text.trim() },
    quantity: Number(need.quantity),
    skills: [...need.skills],
    languages: [...need.languages],
    ...(need.kind === 'goods'
      ? need.unit.trim() === ''
        ? {}
        : { unit: { zh: need.unit.trim() } }
      : { minutes: Number(need.minutes), lifting: need.lifting }),
    ...(need.kind !== 'goods' && need.later === true && goods.length > 0 ? { after: goods } : {}),
  }));
}

const DOMAIN_OF = { elderly: 'elderly', child: 'child', hardship: 'assistance', disabled: 'assistance' } as const;

function addressOf(draft: Draft) {
  return { building: draft.building.trim(), ...(draft.door.trim() === '' ? {} : { door: draft.door.trim() }) };
}

/** The command that hands the draft to a station. Only for a draft without faults. */
export function bodyOf(draft: Draft, stationId: string, now: number): Body {
  const window = windowOf(draft, now);
  if (window === undefined || draft.group === undefined) throw new Error('a draft with faults cannot be sent');
  const phone = phoneDigits(draft.phone);
  return {
    stationId,
    beneficiary:
      draft.who === 'known' && draft.personId !== undefined
        ? { who: 'known', personId: draft.personId }
        : draft.who === 'new'
          ? {
              who: 'new',
              name: draft.name.trim(),
              pseudonym: draft.pseudonym.trim(),
              ...(draft.birthYear.trim() === '' ? {} : { birthYear: Number(draft.birthYear) }),
              ...(phone === '' ? {} : { phone }),
            }
          : { who: 'self' },
    ...(draft.who === 'self' || draft.way === undefined ? {} : { consent: { way: draft.way, at: draft.wayAt ?? now } }),
    ...(isMinor(draft, now) &&
    ['new', 'again'].includes(guardianAsk(draft)) &&
    draft.guardianRelation !== undefined &&
    draft.guardianWay !== undefined
      ? {
          guardian: {
            name: draft.guardianName.trim(),
            relation: draft.guardianRelation,
            way: draft.guardianWay,
            at: draft.guardianWayAt ?? now,
            ...(draft.guardianPhone.trim() === '' ? {} : { phone: phoneDigits(draft.guardianPhone) }),
            ...(draft.guardianPurposes === undefined || guardianAsk(draft) === 'again'
              ? {}
              : { purposes: [...draft.guardianPurposes] }),
          },
        }
      : {}),
    source: draft.mandate ? 'mandate' : draft.who === 'self' ? 'self' : draft.heard,
    group: draft.group,
    kind: draft.needs[0]?.kind ?? 'service',
    domain: DOMAIN_OF[draft.group],
    urgency: draft.urgency,
    title: { zh: draft.title.trim() },
    story: { zh: draft.story.trim() },
    components: componentsOf(draft.needs),
    window,
    address: addressOf(draft),
    submit: true,
  };
}

export type Change = NonNullable<SentTo<'PATCH /api/wishes/:wishId'>['body']>;

/**
 * The command that changes an old wish. What is as it was is not sent, so that its English rendering stays; an address that
 * was left empty stays too.
 */
export function changeOf(draft: Draft, now: number, before?: Draft): Change {
  const window = windowOf(draft, now);
  return {
    ...(draft.title === before?.title ? {} : { title: { zh: draft.title.trim() } }),
    ...(draft.story === before?.story ? {} : { story: { zh: draft.story.trim() } }),
    ...(JSON.stringify(draft.needs) === JSON.stringify(before?.needs) ? {} : { components: componentsOf(draft.needs) }),
    urgency: draft.urgency,
    ...(window === undefined ? {} : { window }),
    ...(draft.building.trim() === '' ? {} : { address: addressOf(draft) }),
  };
}
