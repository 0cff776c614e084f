import type { Grant } from '../../../functions/platform/actor.ts';
import type { Change, Item } from '../../../functions/platform/table.ts';
import type { Assignment, Task } from '../../../functions/tasks/task-item.ts';
import type { Wish } from '../../../functions/wishes/wish-item.ts';

const IDS = /[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}/g;
const KEPT_IDS_COUNT = 80;
const KEPT_THINGS_COUNT = 60;

/** What the simulation knows of the place from its changes alone: enough to choose what to do next and to say what must hold. */
export class County {
  readonly ids = new Map<string, string[]>();
  readonly roles = new Map<string, readonly Grant[]>();
  readonly parents = new Map<string, string | undefined>();
  readonly wishes = new Map<string, Wish>();
  readonly tasks = new Map<string, Task>();
  readonly teams = new Map<string, string>();
  readonly seats = new Map<string, Assignment>();
  readonly guardians = new Map<string, string>();
  readonly hours = new Map<string, { readonly id: string; readonly personId: string; readonly how: string }>();
  readonly letters = new Set<string>();
  /** What the dev inbox shows: the newest code for each phone. */
  readonly codes = new Map<string, { readonly code: string; readonly at: number }>();
  /** What was shown for each task, the newest last. */
  readonly shown = new Map<string, { readonly digits: string; readonly until: number }>();
  /** Who holds which number, by the number's key. */
  readonly phones = new Map<string, string>();
  /** Duties that wait, with the code where it was shown. */
  readonly invitations = new Map<string, { readonly personId?: string | undefined; readonly code?: string }>();
  readonly cookies: Record<string, string>[] = [];

  follow(change: Change): void {
    for (const id of `${change.key.pk} ${change.key.sk}`.match(IDS) ?? []) this.know(id);
    const { after } = change;
    if (change.key.pk === 'DEADLETTERS') this.letters[after === undefined ? 'delete' : 'add'](change.key.sk);
    if (after === undefined) return;
    if (after.type === 'org') this.parents.set(String(after['id']), after['parent'] as string | undefined);
    if (after.type === 'person') this.followPerson(after);
    if (after.type === 'wish') keep(this.wishes, String(after['id']), after as unknown as Wish);
    if (after.type === 'team') keep(this.teams, String(after['id']), String(after['orgId']));
    if (after.type === 'task') keep(this.tasks, String(after['id']), after as unknown as Task);
    if (after.type === 'hours')
      keep(this.hours, String(after['id']), after as unknown as { id: string; personId: string; how: string });
    if (after.type === 'dev_message') {
      const code = /(?:码|code) (\d{6})/.exec(String(after['text']))?.[1];
      if (code !== undefined) this.codes.set(String(after['to']), { code, at: change.at });
    }
    if (after.type === 'phone') this.phones.set(change.key.pk, String(after['personId']));
    if (after.type === 'invitation') {
      const [id, personId] = [String(after['id']), this.phones.get(change.key.pk)];
      keep(this.invitations, id, { ...this.invitations.get(id), personId });
      if (after['state'] !== 'waiting') this.invitations.delete(id);
    }
    if (after.type === 'assignment')
      keep(this.seats, `${after['taskId']} ${after['personId']}`, after as unknown as Assignment);
  }

  /** Ids in an answer are ids that somebody may send back. */
  learn(reply: unknown, params: Readonly<Record<string, string>>): void {
    const text = JSON.stringify(reply) ?? '';
    for (const id of text.slice(0, 4_000).match(IDS) ?? []) this.know(id);
    const { digits, validUntil, id, code } = (reply ?? {}) as {
      readonly digits?: string;
      readonly validUntil?: number;
      readonly id?: string;
      readonly code?: string;
    };
    if (id?.startsWith('inv_') && code !== undefined) keep(this.invitations, id, { ...this.invitations.get(id), code });
    if (digits !== undefined && params['taskId'] !== undefined)
      keep(this.shown, params['taskId'], { digits, until: validUntil ?? 0 });
  }

  /** The org and all above it. */
  path(orgId: string | undefined): readonly string[] {
    const path: string[] = [];
    for (let at = orgId; at !== undefined && path.length < 8; at = this.parents.get(at)) path.push(at);
    return path;
  }

  /** Where the thing that a call is about stands; undefined when it is nowhere. */
  orgOf(params: Readonly<Record<string, string>>): string | undefined {
    if (params['orgId'] !== undefined) return params['orgId'];
    if (params['wishId'] !== undefined) return this.wishes.get(params['wishId'])?.stationId;
    if (params['teamId'] !== undefined) return this.teams.get(params['teamId']);
    if (params['taskId'] !== undefined) return this.tasks.get(params['taskId'])?.stationId;
    return undefined;
  }

  private know(id: string): void {
    const prefix = id.slice(0, 3);
    const known = this.ids.get(prefix) ?? [];
    if (known.at(-1) === id) return;
    this.ids.set(prefix, [...known.filter((one) => one !== id).slice(1 - KEPT_IDS_COUNT), id]);
  }

  private followPerson(item: Item): void {
    const personId = String(item['personId']);
    this.roles.set(personId, (item['roles'] ?? []) as unknown as readonly Grant[]);
    const guardian = (item['guardian'] as { personId?: string } | undefined)?.personId;
    if (guardian !== undefined) this.guardians.set(personId, guardian);
  }
}

/** Keeps the newest things, the newest last. */
function keep<T>(map: Map<string, T>, id: string, thing: T): void {
  map.delete(id);
  map.set(id, thing);
  if (map.size > KEPT_THINGS_COUNT) map.delete(map.keys().next().value ?? '');
}
