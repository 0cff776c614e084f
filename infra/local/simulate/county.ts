import type { Grant } from '../../../functions/platform/actor.ts';
import type { Item } from '../../../functions/platform/table.ts';
import type { Random } from '../seed/random.ts';
import { RecentIds } from './recent-ids.ts';
import { type Fresh, nameOf } from './stream.ts';

const IDS = /[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}/g;
const KEPT_THINGS_COUNT = 80;
const KEPT_SECRETS_COUNT = 40;
/** Newer things are more alive: one of the newest that fit is taken. */
const NEWEST_COUNT = 10;
/** Things that are nobody's next step. */
const UNKEPT: ReadonlySet<string> = new Set([
  'notice',
  'send',
  'stats',
  'matching_delta',
  'matching_chunk',
  'matching_version',
  'due',
  'mine',
  'count',
]);

const FOLLOWED_BY: Readonly<Record<string, readonly string[]>> = {
  startPasskey: ['addPasskey'],
  askPasskey: ['stepUpWithPasskey'],
  stepUpWithPasskey: ['askPasskey', 'signInWithPasskey'],
  askStepUpCode: ['stepUp'],
  askCode: ['signIn'],
  askMailCode: ['tick', 'confirmMail'],
  readShowCode: ['checkIn', 'checkOut'],
  confirmWish: ['sayWilling'],
  sayWilling: ['askBuddy', 'answerBuddy'],
  askBuddy: ['answerBuddy'],
};

/** A photo whose form was given out and whose file was not sent yet. */
export type Upload = { readonly photoId: string; readonly fields: Readonly<Record<string, string>> };

/**
 * What the simulation knows of the place from its changes and answers alone: enough to choose what to do next and to say
 * what must hold. Every item is kept as it stands; the newest of each kind are those with which something is done.
 */
export class County {
  readonly ids = new RecentIds();
  /** How many things stand. */
  size = 0;
  /** Every thing by its partition and its key in it. */
  private readonly partitions = new Map<string, Map<string, Item>>();
  /** The ids in each key: most keys change often. */
  private readonly idsIn = new Map<string, readonly string[]>();
  private readonly types = new Map<string, Map<string, Item>>();
  private readonly newest = new Map<string, Map<string, Item>>();
  /** The same as lists, until the next change of their kind. */
  private readonly lists = new Map<string, readonly Item[]>();
  readonly roles = new Map<string, readonly Grant[]>();
  /** Everybody with a role, with all of theirs, until anybody's next change. */
  private serving: readonly (readonly [string, readonly Grant[]])[] | undefined;
  readonly letters = new Set<string>();
  /** What the dev inbox shows: the newest code for each phone and each mailbox. */
  readonly codes = new Map<string, { readonly code: string; readonly at: number }>();
  /** What was shown for each task, the newest last. */
  readonly shown = new Map<string, { readonly digits: string; readonly until: number }>();
  /** Challenges that passkeys answer: to make one, by person, and to show one. */
  readonly toMake = new Map<string, string>();
  readonly toShow: string[] = [];
  /** What comes right after: codes and challenges do not wait. `tick`: a minute's clock has its turn. */
  readonly next: string[] = [];
  readonly uploads: Upload[] = [];
  readonly sent = new Set<string>();
  readonly calendars: string[] = [];
  /** Codes of invitations that were shown, by the invitation's id. */
  readonly invitations = new Map<string, string>();
  readonly cookies: Record<string, string>[] = [];

  follow({ change, name }: Fresh): void {
    const { before, after, key } = change;
    for (const id of this.idsOf(name)) this.ids.know(id);
    if (key.pk === 'DEADLETTERS') this.letters[after === undefined ? 'delete' : 'add'](key.sk);
    const partition = this.partitions.get(key.pk) ?? new Map<string, Item>();
    if (partition.size === 0) this.partitions.set(key.pk, partition);
    const stood = partition.size;
    if (after === undefined) {
      partition.delete(key.sk);
      this.size += partition.size - stood;
      this.types.get(String(before?.type))?.delete(name);
      this.newest.get(String(before?.type))?.delete(name);
      this.lists.delete(String(before?.type));
      return;
    }
    partition.set(key.sk, after);
    this.size += partition.size - stood;
    const type = this.types.get(after.type);
    if (type) type.set(name, after);
    else this.types.set(after.type, new Map([[name, after]]));
    if (!UNKEPT.has(after.type)) {
      keep(this.kindOf(after.type), name, after, KEPT_THINGS_COUNT);
      this.lists.delete(after.type);
    }
    if (after.type === 'person') {
      const roles = (after['roles'] ?? []) as unknown as readonly Grant[];
      if (this.roles.get(String(after['personId'])) !== roles) this.serving = undefined;
      this.roles.set(String(after['personId']), roles);
    }
    if (after.type === 'dev_message') {
      const code = /(?:码|code) (\d{6})/.exec(String(after['text']))?.[1];
      if (code !== undefined) this.codes.set(String(after['to']), { code, at: change.at });
    }
  }

  /** One of the newest things of a kind that fit. */
  pick<T>(type: string, random: Random, fits: (thing: T) => boolean = () => true): T | undefined {
    const things = this.listOf(type) as unknown as readonly T[];
    const fitting: T[] = [];
    for (let at = things.length - 1; at >= 0 && fitting.length < NEWEST_COUNT; at -= 1) {
      const thing = things[at] as T;
      if (fits(thing)) fitting.push(thing);
    }
    return fitting.length === 0 ? undefined : random.pick(fitting.reverse());
  }

  /** Everybody who serves anywhere, with all their roles. */
  staff(): readonly (readonly [string, readonly Grant[]])[] {
    this.serving ??= [...this.roles].filter(([, roles]) => roles.length > 0);
    return this.serving;
  }

  /** A thing as it stands, by its key. */
  item<T>(pk: string, sk: string): T | undefined {
    return this.partitions.get(pk)?.get(sk) as unknown as T | undefined;
  }

  /** Every thing of a kind, as they stand. */
  all<T>(type: string): readonly T[] {
    return [...(this.types.get(type)?.values() ?? [])] as unknown as readonly T[];
  }

  /** Every thing as it stands, by the text for its key. */
  everything(): ReadonlyMap<string, Item> {
    const things = [...this.partitions].flatMap(([pk, under]) => [...under].map(([sk, item]) => ({ pk, sk, item })));
    return new Map(things.map(({ pk, sk, item }) => [nameOf({ pk, sk }), item]));
  }

  /** All things of one partition, as they stand. */
  under(pk: string): readonly Item[] {
    return [...(this.partitions.get(pk)?.values() ?? [])];
  }

  /** Ids in an answer (`text`: the same as JSON) are ids that somebody may send back; secrets in it are what only its reader has. */
  learn(
    reply: unknown,
    params: Readonly<Record<string, string>>,
    name = '',
    personId = '',
    text = JSON.stringify(reply) ?? '',
  ): void {
    for (const id of text.slice(0, 4_000).match(IDS) ?? []) this.ids.know(id);
    const said = (reply ?? {}) as {
      digits?: string;
      validUntil?: number;
      challenge?: string;
      path?: string;
      photoId?: string;
      id?: string;
      code?: string;
      form?: { fields: Record<string, string> };
    };
    if (said.digits !== undefined && params['taskId'] !== undefined)
      keep(this.shown, params['taskId'], { digits: said.digits, until: said.validUntil ?? 0 }, KEPT_THINGS_COUNT);
    for (const after of FOLLOWED_BY[name] ?? []) push(this.next, after);
    if (name === 'inviteToRole' && said.id !== undefined && said.code !== undefined)
      keep(this.invitations, said.id, said.code, KEPT_SECRETS_COUNT);
    if (name === 'addPasskey') this.toMake.delete(personId);
    if (name === 'startPasskey' && said.challenge !== undefined)
      keep(this.toMake, personId, said.challenge, KEPT_SECRETS_COUNT);
    if (name === 'askPasskey' && said.challenge !== undefined) push(this.toShow, said.challenge);
    if (name === 'makeCalendarAddress' && said.path !== undefined)
      push(this.calendars, said.path.split('/').at(-1) ?? '');
    if (name === 'startPhoto' && said.photoId !== undefined && said.form !== undefined && !this.sent.has(said.photoId))
      push(this.uploads, { photoId: said.photoId, fields: said.form.fields });
  }

  /** Whose number an invitation lies with, where they have one already. */
  invited(invitationId: string): string | undefined {
    const found = [...this.kindOf('invitation').values()].find((item) => item['id'] === invitationId);
    const phone = found && this.under(found.pk).find(({ type }) => type === 'phone');
    return phone && String(phone['personId']);
  }

  /** The org and all above it. */
  path(orgId: string | undefined): readonly string[] {
    const path: string[] = [];
    for (
      let at = orgId;
      at !== undefined && path.length < 8;
      at = this.item<{ parent?: string }>(`ORG#${at}`, 'ORG')?.parent
    )
      path.push(at);
    return path;
  }

  private idsOf(name: string): readonly string[] {
    const known = this.idsIn.get(name) ?? name.match(IDS) ?? [];
    this.idsIn.set(name, known);
    return known;
  }

  /** The newest things of a kind, the newest last. */
  private listOf(type: string): readonly Item[] {
    const list = this.lists.get(type) ?? [...this.kindOf(type).values()];
    this.lists.set(type, list);
    return list;
  }

  private kindOf(type: string): Map<string, Item> {
    const known = this.newest.get(type) ?? new Map<string, Item>();
    this.newest.set(type, known);
    return known;
  }
}

/** Keeps the newest things, the newest last. */
function keep<T>(map: Map<string, T>, id: string, thing: T, limit: number): void {
  map.delete(id);
  map.set(id, thing);
  if (map.size > limit) map.delete(map.keys().next().value ?? '');
}

function push<T>(list: T[], thing: T): void {
  list.push(thing);
  if (list.length > KEPT_SECRETS_COUNT) list.shift();
}
