import type { Change, Item } from '../../../functions/platform/table.ts';
import { USUAL_DAILY_LIMIT } from '../../../shared/notices/topics.ts';
import type { County } from './county.ts';
import { must } from './must.ts';

/**
 * What nobody gets more of than was given or said. `fresh`: keys that moved in the same step: who says otherwise at the same
 * moment may cross it. `granted`: a duty was given or taken up in this step.
 */
export function watchLimits(change: Change, county: County, fresh: ReadonlySet<string>, granted: boolean): void {
  rolesNeverWiden(change, granted);
  weekFits(change, county, fresh);
  reached(change, county, fresh);
}

function rolesNeverWiden({ before, after }: Change, granted: boolean): void {
  if (after?.type !== 'person' || before === undefined) return;
  const held = (item: Item) =>
    ((item['roles'] ?? []) as unknown as { orgId: string; role: string }[]).map(
      ({ orgId, role }) => `${orgId} ${role}`,
    );
  const more = held(after).filter((role) => !held(before).includes(role));
  must(more.length === 0 || granted, 'roles come from a grant only', () => more.join());
}

/** What is taken on fits what the volunteer said of their week. */
function weekFits({ before, after, key }: Change, county: County, fresh: ReadonlySet<string>): void {
  if (after?.type !== 'agenda' || fresh.has(`${key.pk}|VOLUNTEER`)) return;
  const cap = Number(county.item<Item>(key.pk, 'VOLUNTEER')?.['weeklyCapMinutes'] ?? 0);
  const [was, is] = [Number(before?.['minutes'] ?? 0), Number(after['minutes'])];
  must(is <= was || is <= cap, 'nobody takes on more than they said', () => `${key.pk} ${is} of ${cap}`);
}

/** Nobody's phone rings more often in a day than they said. */
function reached({ before, after, key }: Change, county: County, fresh: ReadonlySet<string>): void {
  if (!key.sk.startsWith('SENDSTODAY#') || fresh.has(`${key.pk}|NOTICESETTINGS`)) return;
  const limit = Number(county.item<Item>(key.pk, 'NOTICESETTINGS')?.['dailyLimit'] ?? USUAL_DAILY_LIMIT);
  const [was, is] = [Number(before?.['used'] ?? 0), Number(after?.['used'] ?? 0)];
  must(is <= was || is <= limit, 'nobody is reached more often than they said', () => `${key.pk} ${is} of ${limit}`);
}
