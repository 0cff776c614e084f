import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonLog } from '../../functions/platform/log.ts';
import { httpCaller } from '../../functions/testing/http.ts';
import { signedInByCode } from '../../functions/testing/journey.ts';
import { addOrg, listRoles, setFirstPlace } from '../../shared/orgs/contract.ts';
import { acceptInvitation, inviteToRole, listMyInvitations } from '../../shared/orgs/invitations.ts';
import { readMe } from '../../shared/people/contract.ts';
import { listWishes } from '../../shared/wishes/contract.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { found } from './found.ts';

const PHONE = '16055550001';
const NAME = '任明远';
const REGION = { name: { zh: '包头市', en: 'Baotou' }, phone: PHONE } as const;
let place: Embedded;
let dir = '';
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'nuanxin-found-'));
  place = await startEmbedded({ dir, port: 0, log: jsonLog(() => undefined, Date.now) });
});
afterEach(async () => {
  await place.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('a place without demo data', () => {
  it('gets its first operator by a code, who adds stations and invites the next', async () => {
    const code = await found(place.house, REGION);
    const operator = await signedInByCode(place.address, PHONE);
    const [invited] = (await operator.call(listMyInvitations)).reply.items;
    expect(invited).toMatchObject({ role: 'operator', by: '暖心', org: { name: REGION.name } });
    const regionId = invited?.org.id ?? '';
    const params = { invitationId: invited?.id ?? '' };
    expect((await operator.call(acceptInvitation, { params, body: { code: 'AAAAAAAA', name: NAME } })).code).toBe(
      'code_wrong',
    );
    expect((await operator.call(acceptInvitation, { params, body: { code, name: NAME } })).code).toBeUndefined();
    expect((await operator.call(readMe)).reply.roles).toMatchObject([{ role: 'operator', orgId: regionId }]);

    const center = await operator.call(addOrg, {
      params: { orgId: regionId },
      body: { kind: 'center', name: { zh: '东河区社工服务中心' }, cell: '4058:8802' },
    });
    const station = await operator.call(addOrg, {
      params: { orgId: center.reply.id },
      body: { kind: 'station', name: { zh: '河东站' }, cell: '4058:8802', mode: 'embedded' },
    });
    expect(station.code).toBeUndefined();
    expect((await operator.call(setFirstPlace, { body: { orgId: station.reply.id } })).code).toBeUndefined();
    const wall = await httpCaller(place.address).call(listWishes, { query: { limit: 5 } });
    expect([wall.code, wall.reply.place.name.zh, wall.reply.items]).toEqual([undefined, '河东站', []]);
    const next = await operator.call(inviteToRole, {
      params: { orgId: station.reply.id },
      body: { phone: '16055550002', role: 'head', way: 'shown' },
    });
    expect(next.reply.code).toMatch(/^[0-9A-Z]{8}$/);
    await place.settled();
    await expect(found(place.house, REGION)).rejects.toThrow('has an operator already');
  });

  it('draws a new code for who lost theirs, and the old one counts no more', async () => {
    const lost = await found(place.house, REGION);
    const code = await found(place.house, REGION);
    const operator = await signedInByCode(place.address, PHONE);
    const { items } = (await operator.call(listMyInvitations)).reply;
    expect(items).toHaveLength(1);
    const params = { invitationId: items[0]?.id ?? '' };
    expect((await operator.call(acceptInvitation, { params, body: { code: lost, name: NAME } })).code).toBe(
      'code_wrong',
    );
    expect((await operator.call(acceptInvitation, { params, body: { code, name: NAME } })).code).toBeUndefined();
    const { reply } = await operator.call(listRoles, { params: { orgId: items[0]?.org.id ?? '' }, query: {} });
    expect(reply.items.map(({ role }) => role)).toEqual(['operator']);
  });
});
