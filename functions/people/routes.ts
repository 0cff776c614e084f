import { AppError } from '../../shared/kernel/errors.ts';
import { chinaDay } from '../../shared/kernel/time.ts';
import { tellsName } from '../../shared/people/called.ts';
import {
  askCode,
  changeMe,
  listBeneficiaries,
  listDemoAccounts,
  listDevTexts,
  readMe,
  renewSession,
  signIn,
  signInAsDemo,
  signOut,
  signOutEverywhere,
} from '../../shared/people/contract.ts';
import { NEWCOMER_NAMES } from '../../shared/people/newcomer.ts';
import { orgOf } from '../orgs/orgs.ts';
import { aboutOrg } from '../orgs/routes.ts';
import type { Actor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { devMessageKey } from '../platform/messages.ts';
import { type Route, route } from '../platform/route.ts';
import { childReadWrite } from '../wishes/reads.ts';
import { mayCareForChild } from '../wishes/standing.ts';
import { CODE_TEXT, CODE_VALID_SECONDS, issueCode, spendCode } from './codes.ts';
import { DEMO_ACCOUNTS_KEY, type DemoAccount } from './demo-accounts.ts';
import { ELDER_ROUTES } from './elder.ts';
import { meView } from './me.ts';
import { PASSKEY_ROUTES } from './passkey-routes.ts';
import { isMinor, nameOf, newPerson, peopleOf, personByPhone, personOf, sealFor } from './people.ts';
import { beneficiariesPk, type Person, personKey } from './person-item.ts';
import { SESSION_ROUTES } from './session-routes.ts';
import {
  clearedCookies,
  endSessionsWrites,
  endSessionWrite,
  enter,
  REFRESH_COOKIE,
  rotateSession,
} from './sessions.ts';

export const PEOPLE_ROUTES: readonly Route[] = [
  route(askCode, {
    act: async ({ actor, house, input, caller }) => {
      const { phone } = input.body;
      const { code, writes } = await issueCode(
        house,
        { purpose: 'sign_in', subject: house.sealer.lookup('phone', phone) },
        { channel: 'sms', to: phone },
        caller.address,
      );
      const text = CODE_TEXT[actor.locale].replace('{code}', code);
      return {
        reply: { validSeconds: CODE_VALID_SECONDS },
        writes,
        after: async () => void (await house.messages.send({ channel: 'sms', to: phone, text })),
      };
    },
  }),
  route(signIn, {
    act: async ({ actor, house, input }) => {
      const { phone, code } = input.body;
      const spent = await spendCode(house, { purpose: 'sign_in', subject: house.sealer.lookup('phone', phone) }, code);
      const known = await personByPhone(house, phone);
      const locale = input.body.locale ?? actor.locale;
      const fresh = known
        ? undefined
        : await newPerson(house, { name: NEWCOMER_NAMES[locale], pseudonym: NEWCOMER_NAMES[locale], phone, locale });
      const person = known ?? fresh?.person;
      if (!person) throw new Error('neither known nor new');
      const { writes, cookies } = await enter(house, person.personId, { how: 'code', device: input.body.device });
      return { reply: await meView(house, person), writes: [spent, ...(fresh?.writes ?? []), ...writes], cookies };
    },
  }),
  route(renewSession, {
    act: async ({ house, caller }) => {
      const { personId, writes, cookies } = await rotateSession(house, caller.cookies[REFRESH_COOKIE]);
      return { reply: { personId }, writes, cookies };
    },
  }),
  route(signOut, {
    act: async ({ actor }) => ({
      reply: { ended: 1 },
      writes: [endSessionWrite(actor.personId, actor.sessionId)],
      cookies: clearedCookies(),
    }),
  }),
  route(signOutEverywhere, {
    act: async ({ actor, house }) => {
      const writes = await endSessionsWrites(house, actor.personId);
      return { reply: { ended: writes.length }, writes, cookies: clearedCookies() };
    },
  }),
  ...SESSION_ROUTES,
  ...PASSKEY_ROUTES,
  ...ELDER_ROUTES,
  route(readMe, {
    act: async ({ actor, house }) => ({
      reply: await meView(house, await personOf(house, actor.personId), actor.roles[0] ?? null),
    }),
  }),
  route(changeMe, {
    act: async ({ actor, house, input: { body } }) => {
      const person = await personOf(house, actor.personId);
      if (body.homeStation !== undefined && (await orgOf(house, body.homeStation)).kind !== 'station')
        throw new AppError('not_found');
      const named = body.name !== undefined || body.pseudonym !== undefined;
      if (named && tellsName(body.pseudonym ?? person.pseudonym, body.name ?? (await nameOf(house, person))))
        throw new AppError('invalid_input', {}, { fields: [{ path: 'body.pseudonym', rule: 'tells_name' }] });
      const nameSealed = body.name === undefined ? person.nameSealed : await sealFor(house, person, 'name', body.name);
      const changed: Person = {
        ...person,
        nameSealed,
        pseudonym: body.pseudonym ?? person.pseudonym,
        locale: body.locale ?? person.locale,
        ...(body.homeStation === undefined ? {} : { homeStation: body.homeStation }),
      };
      const set = {
        nameSealed,
        pseudonym: changed.pseudonym,
        locale: changed.locale,
        ...(body.homeStation === undefined ? {} : { homeStation: body.homeStation }),
      };
      return {
        reply: await meView(house, changed, actor.roles[0] ?? null),
        writes: [
          {
            op: 'update',
            key: personKey(person.personId),
            set,
            add: { version: 1 },
            if: [{ attribute: 'version', is: 'eq', value: person.version }],
          },
        ],
      };
    },
  }),
  route(listDemoAccounts, {
    act: async ({ house }) => {
      const accounts = await demoAccounts(house);
      return { reply: { items: accounts.map(({ slug, phone, name, blurb }) => ({ slug, phone, name, blurb })) } };
    },
  }),
  route(signInAsDemo, {
    act: async ({ house, input }) => {
      const account = (await demoAccounts(house)).find((one) => one.slug === input.body.slug);
      if (!account) throw new AppError('not_found');
      const person = await personOf(house, account.personId);
      const entered = await enter(house, person.personId, { how: 'demo', device: input.body.device });
      return { reply: await meView(house, person), ...entered };
    },
  }),
  route(listDevTexts, {
    act: async ({ house, input: { query } }) => {
      if (!house.config.demo) throw new AppError('not_found');
      const { pk } = devMessageKey(chinaDay(house.clock()), '');
      const page = await house.table.query({
        pk,
        limit: query.limit,
        descending: true,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const items = page.items.map((item) => ({
        at: Number(item['at']),
        channel: item['channel'] as 'sms',
        to: String(item['to']),
        text: String(item['text']),
      }));
      return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
  route(listBeneficiaries, {
    about: aboutOrg,
    act: async ({ actor, house, input, orgPath }) => {
      const { limit, cursor } = input.query;
      const page = await house.table.query({
        index: 'gsi1',
        pk: beneficiariesPk(input.params.orgId),
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const people = await peopleOf(
        house,
        page.items.map((item) => String(item.card?.['personId'])),
      );
      const { reply, writes } = await staffList(house, actor, orgPath, [...people.values()]);
      // Nothing is committed after a read, so the notes are written before there is an answer.
      if (writes.length > 0) await house.table.transact(writes);
      return { reply: { ...reply, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
];

async function demoAccounts(house: House): Promise<readonly DemoAccount[]> {
  if (!house.config.demo) throw new AppError('not_found');
  const item = await house.table.get(DEMO_ACCOUNTS_KEY);
  return (item?.['accounts'] ?? []) as unknown as readonly DemoAccount[];
}

async function personView(house: House, person: Person) {
  return {
    personId: person.personId,
    name: await nameOf(house, person),
    pseudonym: person.pseudonym,
    hasPhone: person.phoneLookup !== undefined,
    ...(person.birthYear === undefined ? {} : { birthYear: person.birthYear }),
    ...(person.stationId === undefined ? {} : { stationId: person.stationId }),
    ...(person.elder === true ? { elder: true } : {}),
    ...(person.demo === undefined ? {} : { demo: person.demo }),
  };
}

/**
 * People as staff may see them, with the notes that belong to it: a child's name is for those whose duty it is, and each look
 * at it stands in the child's own list (DOMAIN 3.4).
 */
async function staffList(house: House, actor: Actor, orgPath: readonly string[], people: readonly Person[]) {
  const children = people.filter((person) => isChild(house, person));
  const cares = mayCareForChild(actor, orgPath);
  const items = await Promise.all(
    people.map((person) => (children.includes(person) && !cares ? guardedView(person) : personView(house, person))),
  );
  const read = cares ? children : [];
  const writes = read.map(({ personId }) => childReadWrite(house, actor, personId, orgPath, 'listed'));
  return { reply: { items }, writes };
}

function isChild(house: House, person: Person): boolean {
  return person.guardian !== undefined || isMinor(person, house.clock());
}

/** A child to staff whose duty is another: enough to write a wish for, and nothing that identifies. */
function guardedView(person: Person) {
  return {
    personId: person.personId,
    name: person.pseudonym,
    pseudonym: person.pseudonym,
    hasPhone: person.phoneLookup !== undefined,
    ...(person.stationId === undefined ? {} : { stationId: person.stationId }),
    ...(person.demo === undefined ? {} : { demo: person.demo }),
  };
}
