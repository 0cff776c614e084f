import type { Grant } from '../../../functions/platform/actor.ts';
import type { Route } from '../../../functions/platform/route.ts';
import type { Assignment, Task } from '../../../functions/tasks/task-item.ts';
import type { Wish } from '../../../functions/wishes/wish-item.ts';
import type { Relation } from '../../../shared/kernel/endpoint.ts';
import type { County } from './county.ts';

/**
 * Who stands how to what a call is about, reckoned from the changes alone and apart from the product's own way: by this
 * the simulation chooses who calls, and says afterwards whether they could have been answered at all.
 */
export type Who = Route['contract']['who'];
type Params = Readonly<Record<string, string>>;
type Child = {
  readonly stationId?: string;
  readonly guardian?: { readonly personId?: string };
  readonly mandates?: readonly { readonly holderId: string }[];
};
type Parties = {
  readonly stationId: string;
  readonly keeperId?: string;
  readonly invited?: { readonly personId: string };
  readonly beneficiaryId: string;
  readonly guardianId?: string;
  readonly posterId: string;
};

/** Where the thing that a call is about stands; undefined when it is nowhere. `path` is the contract's. */
export function orgOf(county: County, path: string, params: Params): string | undefined {
  const { orgId, wishId, taskId, seriesId, followUpId, hoursId, teamId, personId } = params;
  const placed = (pk: string, sk: string) => county.item<{ stationId?: string }>(pk, sk)?.stationId;
  if (orgId !== undefined) return orgId;
  if (wishId !== undefined) return placed(`WISH#${wishId}`, 'WISH');
  if (taskId !== undefined) return placed(`TASK#${taskId}`, 'TASK');
  if (seriesId !== undefined) return placed(`SERIES#${seriesId}`, 'SERIES');
  if (teamId !== undefined) return county.item<{ orgId?: string }>(`TEAM#${teamId}`, 'TEAM')?.orgId;
  if (followUpId !== undefined) return placed(`FOLLOWUP#${followUpId}`, 'FOLLOWUP');
  if (hoursId !== undefined && personId !== undefined) return placed(`PERSON#${personId}`, `HOURS#${hoursId}`);
  if (personId === undefined) return undefined;
  return placed(`PERSON#${personId}`, path.startsWith('/api/volunteers/') ? 'VOLUNTEER' : 'PERSON');
}

/** Whether a role is one that the contract names, at the thing's place or above it. What has no place is everybody's whose role it is. */
export function serves(grant: Grant, who: Who, place: readonly string[] | undefined): boolean {
  return typeof who === 'object' && who.roles.includes(grant.role) && (place?.includes(grant.orgId) ?? true);
}

/** People who may, as far as the county shows. */
export function fitting(who: Who, path: string, params: Params, county: County): readonly string[] {
  if (typeof who === 'string') return [];
  const org = orgOf(county, path, params);
  const place = org === undefined ? undefined : county.path(org);
  const people: string[] = [];
  if (who.roles.length > 0)
    for (const [personId, roles] of county.staff())
      if (roles.some((grant) => serves(grant, who, place))) people.push(personId);
  people.push(...related(who.relations ?? [], params, county));
  return people;
}

/** Everyone whom the thing itself names in one of these relations. Who once had a part may keep it: a seat that was given back counts. */
export function related(relations: readonly Relation[], params: Params, county: County): readonly string[] {
  if (relations.length === 0) return [];
  const task = county.item<Task>(`TASK#${params['taskId']}`, 'TASK');
  const wish = county.item<Wish>(`WISH#${params['wishId'] ?? task?.wishId}`, 'WISH');
  const series = county.item<Parties>(`SERIES#${params['seriesId']}`, 'SERIES');
  const child = county.item<Child>(`PERSON#${params['personId'] ?? wish?.beneficiaryId}`, 'PERSON');
  const found: (string | undefined)[] = [];
  for (const relation of relations)
    switch (relation) {
      case 'self':
        found.push(params['personId']);
        break;
      case 'poster':
        found.push(wish?.postedBy, series?.posterId);
        break;
      case 'beneficiary':
        found.push(wish?.beneficiaryId, series?.beneficiaryId);
        break;
      case 'guardian':
        found.push(child?.guardian?.personId, series?.guardianId);
        break;
      case 'assignee':
        for (const { taskId } of wish?.components ?? []) found.push(...seatsOf(county, taskId));
        found.push(...seatsOf(county, task?.id), series?.keeperId, series?.invited?.personId);
        break;
      case 'donor':
        found.push(...donorsOf(county, params['wishId']));
        break;
      case 'holder':
        for (const { holderId } of child?.mandates ?? []) found.push(holderId);
        break;
    }
  return found.filter((one) => one !== undefined);
}

function seatsOf(county: County, taskId: string | undefined): readonly string[] {
  return county
    .under(`TASK#${taskId}`)
    .flatMap((item) => (item.type === 'assignment' ? [(item as unknown as Assignment).personId] : []));
}

/** Who speaks for what was given; for an organisation whoever manages it. */
function donorsOf(county: County, wishId: string | undefined): readonly string[] {
  return county.under(`WISH#${wishId}`).flatMap((item) => (item.type === 'claim' ? speakersFor(county, item) : []));
}

export function speakersFor(county: County, claim: { readonly [name: string]: unknown }): readonly string[] {
  const { donorId, orgId } = claim;
  if (orgId === undefined) return [String(donorId)];
  return county
    .staff()
    .flatMap(([personId, roles]) =>
      roles.some((grant) => grant.orgId === orgId && grant.role === 'organisation_manager') ? [personId] : [],
    );
}
