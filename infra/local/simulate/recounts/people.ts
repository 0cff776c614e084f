import type { FollowUp } from '../../../../functions/feedback/follow-up-item.ts';
import type { HoursEntry } from '../../../../functions/hours/hours-item.ts';
import type { Person } from '../../../../functions/people/person-item.ts';
import type { Photo } from '../../../../functions/photos/photo-item.ts';
import type { Task } from '../../../../functions/tasks/task-item.ts';
import type { Wish } from '../../../../functions/wishes/wish-item.ts';
import { COMING_PURPOSES, PURPOSES } from '../../../../shared/guardians/purposes.ts';
import type { County } from '../county.ts';
import { must } from '../must.ts';

const SHOWN: readonly Wish['state'][] = ['published', 'reserved'];

/** Consents, words of thanks and worry, photos, disputes, and what points to a person from two sides. All events have been taken. */
export function recountPeople(county: County): void {
  const children = new Map(
    county
      .all<Person>('person')
      .flatMap((person) => (person.guardian === undefined ? [] : [[person.personId, person]])),
  );
  for (const child of children.values()) consents(child, county);
  for (const wish of county.all<Wish>('wish')) {
    const child = wish.minor ? children.get(wish.beneficiaryId) : undefined;
    if (child !== undefined) rests(wish, child, county);
  }
  followUps(county);
  photos(county);
  disputes(county);
  pointers(county);
}

function withdrawn({ guardian, consents }: Person, purpose: (typeof PURPOSES)[number]): boolean {
  return guardian?.endedAt !== undefined || consents?.[purpose]?.given === false;
}

function consents(child: Person, county: County): void {
  const say = () => child.personId;
  must(
    Object.keys(child.consents ?? {}).every((purpose) => PURPOSES.some((known) => known === purpose)),
    'a consent is for one known purpose',
    say,
  );
  const guardian = child.guardian?.personId;
  must(guardian !== child.personId, 'nobody is their own guardian', say);
  must(
    guardian === undefined || county.item(`PERSON#${guardian}`, `CHILD#${child.personId}`) !== undefined,
    'a guardian finds their children',
    say,
  );
}

/** What rested on a consent that was withdrawn has stopped: the wish is not shown, and nobody is asked to come. */
function rests(wish: Wish, child: Person, county: County): void {
  must(
    !SHOWN.includes(wish.state) || !withdrawn(child, 'posting'),
    'no wish is shown without its consent',
    () => `${wish.id} ${wish.state}`,
  );
  if (!COMING_PURPOSES.some((purpose) => withdrawn(child, purpose))) return;
  for (const { taskId, kind } of wish.components) {
    const task = county.item<Task>(`TASK#${taskId}`, 'TASK');
    if (kind === 'goods' || task === undefined) continue;
    must(task.state !== 'open', 'nobody is asked to a child without consent', () => `${wish.id} ${task.id}`);
  }
}

function followUps(county: County): void {
  type Said = { readonly wishId: string; readonly side: string; readonly authorId: string; readonly went: string };
  const worries = county.all<Said>('feedback').filter(({ went }) => went === 'worried' || went === 'not_well');
  const opened = county.all<FollowUp>('follow_up');
  for (const worry of worries) {
    const own = opened.filter(
      ({ wishId, from, authorId }) => wishId === worry.wishId && from === worry.side && authorId === worry.authorId,
    );
    must(own.length > 0, 'every worry is followed up', () => `${worry.wishId} ${worry.side}`);
  }
  const cases = opened.filter(({ went }) => went === 'case');
  const visits = opened.length - cases.length;
  must(visits === worries.length, 'a worry is followed up once', () => `${visits}, ${worries.length}`);
  for (const { id, steps } of county.all<Wish>('wish')) {
    const escalated = steps.filter(({ what }) => what === 'escalated_case').length;
    const own = cases.filter(({ wishId }) => wishId === id).length;
    must(own === escalated, 'a wish that became a case is followed up', () => `${id} ${own}, ${escalated}`);
  }
  for (const { closedBy, parties, id } of opened)
    must(closedBy === undefined || !parties.includes(closedBy), 'nobody closes what they took part in', () => id);
}

function photos(county: County): void {
  for (const { shown, by, purpose, wishId, id } of county.all<Photo>('photo')) {
    if (shown === undefined) continue;
    const wish = county.item<Wish>(`WISH#${wishId}`, 'WISH');
    must(shown.by !== by, 'other eyes than those that took a photo publish it', () => id);
    must(purpose !== 'evidence' && wish?.minor !== true, 'no evidence and no child’s photo is public', () => id);
  }
}

type Dispute = {
  readonly personId: string;
  readonly hoursId: string;
  readonly state: string;
  readonly answeredBy?: string;
};

function disputes(county: County): void {
  const entries = county.all<HoursEntry>('hours');
  for (const { personId, hoursId, state, answeredBy } of county.all<Dispute>('hours_dispute')) {
    const disputed = entries.find(({ id }) => id === hoursId);
    const hands: readonly (string | undefined)[] = [personId, disputed?.by];
    must(
      answeredBy === undefined || !hands.includes(answeredBy),
      'nobody answers for what they had a hand in',
      () => hoursId,
    );
    if (state === 'corrected')
      must(
        entries.some(({ reverses }) => reverses === hoursId),
        'what was corrected is balanced',
        () => hoursId,
      );
  }
  for (const { how, by, personId, id } of entries)
    must(how !== 'correction' || by !== personId, 'nobody corrects their own hours', () => id);
}

/** What is kept from two sides agrees: keys and their owners, browsers and theirs, addresses of calendars. */
function pointers(county: County): void {
  type Owned = { readonly pk: string; readonly personId: string };
  const passkeys = county.all<{ id: string; personId: string }>('passkey');
  const credentials = county.all<Owned & { passkeyId: string }>('credential');
  must(
    passkeys.length === credentials.length,
    'every passkey has one credential',
    () => `${passkeys.length}, ${credentials.length}`,
  );
  for (const { personId, passkeyId } of credentials)
    must(
      county.item(`PERSON#${personId}`, `PASSKEY#${passkeyId}`) !== undefined,
      'every passkey has one credential',
      () => passkeyId,
    );
  const held = county
    .all<Owned & { devices: readonly { id: string }[] }>('notice_settings')
    .flatMap(({ pk, devices }) => devices.map(({ id }) => `${pk.slice('PERSON#'.length)} ${id}`));
  const known = county
    .all<Owned>('push_device')
    .map(({ pk, personId }) => `${personId} ${pk.slice('PUSHDEVICE#'.length)}`);
  must(
    held.sort().join() === known.sort().join(),
    'a browser is told by one person alone',
    () => `${held.length}, ${known.length}`,
  );
  const addresses = Map.groupBy(county.all<Owned>('calendar_address'), ({ personId }) => personId);
  for (const [personId, list] of addresses) must(list.length === 1, 'a calendar has one address', () => personId);
}
