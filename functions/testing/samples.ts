import type { Endpoint, Sent } from '../../shared/kernel/endpoint.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { USUAL_CHOICES } from '../../shared/notices/topics.ts';
import type { Org } from '../orgs/org-item.ts';
import type { Standing } from './standing-wish.ts';
import { type Someone, TEST_NOW } from './world.ts';

export type Sample = Partial<Sent<Endpoint>>;
export type SampleThings = {
  readonly thing: Standing;
  readonly station: Org;
  readonly center: Org;
  readonly someone: Someone;
};

const NOTE = '家访时问过';
const DEAD = 'ded_01JDJ000000000000000000000';
const INVITATION = 'inv_01JDJ000000000000000000000';
const DEVICE = { form: 'phone', system: 'android', browser: 'wechat' } as const;
const ASSERTION = { id: 'Y3JlZA', clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' };
const WORDS = { zh: '一个孩子想学口琴' };

const PLAN = {
  rhythm: { every: 'month' as const, interval: 1, weekdays: [1], week: 1 as const },
  from: TEST_NOW + HOUR_MS,
  minutes: 60,
  until: TEST_NOW + 2_000 * HOUR_MS,
};

/** A valid call of every endpoint that takes input: who may call and what is refused are tried on these. */
export function samplesOf(given: SampleThings): Readonly<Record<string, Sample>> {
  const wish = { params: { wishId: given.thing.wishId } };
  const claim = { params: { wishId: given.thing.wishId, claimId: given.thing.claimId } };
  const batches = { claimIds: [given.thing.claimId] };
  const task = { params: { taskId: given.thing.taskId } };
  const photo = { params: { wishId: given.thing.wishId, photoId: given.thing.photoId } };
  const child = { params: { personId: given.thing.relations.beneficiary.personId } };
  const series = { params: { seriesId: given.thing.seriesId } };
  const passkey = { params: { passkeyId: 'pky_01JDJ000000000000000000000' } };
  const org = { params: { orgId: given.station.id } };
  const team = { params: { teamId: given.thing.teamId } };
  const member = { params: { teamId: given.thing.teamId, personId: given.someone.personId } };
  const volunteer = { params: { personId: given.thing.relations.self.personId } };
  const seat = { params: { taskId: given.thing.taskId, personId: given.thing.relations.assignee.personId } };
  return {
    listDeadLetters: {},
    replayDeadLetter: { params: { deadId: DEAD } },
    listBeneficiaries: org,
    addOrg: { ...org, body: { kind: 'room', name: { zh: '新室' } } },
    setVisiting: { ...org, body: { hours: { zh: '周一到周五 9 点到 17 点' } } },
    moveOrg: { ...org, body: { parent: given.center.id } },
    listRoles: org,
    inviteToRole: { ...org, body: { phone: '16000000001', role: 'social_worker', post: 'grid_worker', way: 'text' } },
    listInvitations: org,
    revokeInvitation: { params: { orgId: given.station.id, invitationId: INVITATION } },
    acceptInvitation: { params: { invitationId: INVITATION }, body: { code: 'ABCD2345' } },
    declineInvitation: { params: { invitationId: INVITATION } },
    endRole: { params: { orgId: given.station.id, personId: given.someone.personId, role: 'donor' } },
    changeWish: { ...wish, body: { urgency: 'normal' } },
    submitWish: wish,
    startPhoto: { ...wish, body: { purpose: 'confirmation', type: 'image/jpeg', bytes: 90_000, noFace: true } },
    publishPhoto: { ...photo, body: { noFace: true } },
    hidePhoto: photo,
    finishPhoto: photo,
    removePhoto: photo,
    withdrawWish: { ...wish, body: {} },
    listQueue: org,
    readVerification: wish,
    takeVerification: wish,
    saveVerification: { ...wish, body: { ticked: ['willing'] } },
    addEvidence: { ...wish, body: { kind: 'visit_note', note: NOTE } },
    mergeWish: { ...wish, body: { with: given.thing.wishId } },
    publishWish: { ...wish, body: { title: { zh: '一个孩子想学口琴' }, story: { zh: '每周一次' } } },
    returnWish: { ...wish, body: { reason: NOTE } },
    rejectWish: { ...wish, body: { reason: NOTE } },
    escalateWish: { ...wish, body: { reason: NOTE } },
    carryWish: { ...wish, body: { orgId: given.center.id } },
    supplyWish: { ...wish, body: { component: 0, quantity: 1 } },
    sendConfirmationCode: wish,
    confirmWish: { ...wish, body: { how: 'visit', note: NOTE } },
    disputeWish: { ...wish, body: { reason: NOTE } },
    listDisputedWishes: org,
    readDispute: wish,
    answerDispute: { ...wish, body: { words: NOTE } },
    settleDispute: { ...wish, body: { to: 'released', note: NOTE } },
    readLog: wish,
    claimGoods: { ...wish, body: { component: 1, quantity: 1, until: TEST_NOW + HOUR_MS, named: false } },
    nameGiver: { ...claim, body: { named: true } },
    releaseClaim: claim,
    receiveGoods: { ...claim, body: { quantity: 1, shelf: 'A-2' } },
    reverseReceipt: claim,
    giveBackGoods: claim,
    listParcels: wish,
    raiseDelivery: { ...wish, body: { window: { from: TEST_NOW + HOUR_MS, to: TEST_NOW + 4 * HOUR_MS } } },
    pickUpGoods: { ...wish, body: batches },
    returnGoods: { ...wish, body: batches },
    deliverGoods: { ...wish, body: batches },
    listOrgGifts: org,
    listGiving: org,
    readStock: org,
    listMovements: org,
    readVolunteer: volunteer,
    addCheck: { ...volunteer, body: { kind: 'training', validUntil: TEST_NOW + HOUR_MS, evidence: NOTE } },
    endCheck: { params: { ...volunteer.params, kind: 'criminal_record' } },
    vouchSkill: { ...volunteer, body: { skill: 'talk.chat', level: 2, evidence: NOTE } },
    blockPair: { ...volunteer, body: { beneficiaryId: given.someone.personId, blocked: true } },
    listVolunteers: org,
    listCandidates: task,
    offerTask: { ...task, body: { personId: given.someone.personId } },
    readPlan: org,
    makePlan: org,
    readPlanTask: task,
    overridePlan: { ...seat, body: { what: 'forbid' } },
    liftOverride: seat,
    readStanding: task,
    readShowCode: task,
    takeShowKey: task,
    attest: { ...seat, body: { what: 'checked_in', at: TEST_NOW, note: NOTE } },
    markNoShow: { ...seat, body: {} },
    readTaskSeats: task,
    startSeries: { ...wish, body: { ...PLAN, title: WORDS, consent: { way: 'spoken', at: TEST_NOW } } },
    previewSeries: { body: PLAN },
    readSeries: series,
    listSeries: org,
    inviteToSeries: { ...series, body: { personId: given.someone.personId } },
    skipSeriesDate: { ...series, body: { at: PLAN.from } },
    pauseSeries: { ...series, body: { from: TEST_NOW, to: PLAN.until } },
    endSeries: { ...series, body: { reason: NOTE } },
    listHours: volunteer,
    giveThanks: { ...wish, body: { phrase: 'warm' } },
    rateVisit: { ...wish, body: { went: 'well', again: true, note: NOTE } },
    tellVisit: { ...task, body: { went: 'well', note: NOTE } },
    listFollowUps: org,
    closeFollowUp: { params: { followUpId: given.thing.followUpId }, body: { note: NOTE } },
    sayWilling: { body: { on: true } },
    answerBuddy: { params: { personId: given.someone.personId }, body: { yes: true } },
    listNewcomers: org,
    askBuddy: { ...volunteer, body: { buddyId: given.someone.personId } },
    startTeam: { ...org, body: { name: '巷口修修队', leaderId: given.thing.relations.self.personId } },
    listTeams: org,
    readTeam: team,
    answerLead: { ...team, body: { yes: true } },
    askToLead: { ...team, body: { personId: given.someone.personId } },
    joinTeam: team,
    inviteToTeam: { ...team, body: { personId: given.someone.personId } },
    admitMember: member,
    leaveTeam: member,
    endTeam: team,
    listTeamTasks: team,
    readTeamTask: { params: { teamId: given.thing.teamId, taskId: given.thing.taskId } },
    askTeam: {
      params: { teamId: given.thing.teamId, taskId: given.thing.taskId },
      body: { personIds: [given.someone.personId] },
    },
    listHoursDisputes: org,
    disputeHours: { params: { hoursId: given.thing.hoursId }, body: { minutes: 90, reason: NOTE } },
    withdrawHoursDispute: { params: { hoursId: given.thing.hoursId } },
    answerHoursDispute: {
      params: { personId: given.thing.relations.self.personId, hoursId: given.thing.hoursId },
      body: { minutes: 90, note: NOTE },
    },
    addAbsence: { body: { from: TEST_NOW, to: TEST_NOW + HOUR_MS } },
    endAbsence: { params: { from: String(TEST_NOW) } },
    reverseHours: {
      params: { personId: given.thing.relations.self.personId, hoursId: given.thing.hoursId },
      body: { reason: NOTE },
    },
    readBoard: org,
    setFirstPlace: { body: { orgId: given.station.id } },
    askCode: { body: { phone: '16000000002' } },
    signIn: { body: { phone: '16000000002', code: '123456', locale: 'zh', device: DEVICE } },
    endSession: { params: { sessionId: 'ses_01JDJ000000000000000000000' } },
    setElderMode: { params: { personId: given.thing.relations.self.personId }, body: { on: true } },
    addPasskey: {
      body: {
        name: '我的手机',
        id: 'Y3JlZA',
        clientDataJSON: 'e30',
        attestationObject: 'o2M',
        transports: ['internal'],
      },
    },
    renamePasskey: { ...passkey, body: { name: '旧手机' } },
    removePasskey: passkey,
    signInWithPasskey: { body: { assertion: ASSERTION, locale: 'zh', device: DEVICE } },
    stepUpWithPasskey: { body: { assertion: ASSERTION } },
    stepUp: { body: { code: '123456' } },
    changeMe: { body: { name: '陈立', pseudonym: '小陈', locale: 'zh' } },
    signInAsDemo: { body: { slug: 'chen-li' } },
    postWish: {
      body: {
        stationId: given.station.id,
        beneficiary: { who: 'new', name: '王桂兰', pseudonym: '王奶奶', birthYear: 1948, phone: '16000000003' },
        consent: { way: 'spoken', at: TEST_NOW, note: NOTE },
        source: 'visit',
        group: 'elderly',
        kind: 'skill',
        domain: 'elderly',
        urgency: 'normal',
        title: WORDS,
        story: WORDS,
        components: [
          {
            kind: 'skill',
            text: { zh: '一位会修水管的人' },
            quantity: 1,
            skills: ['repair.plumbing'],
            languages: ['zh'],
            minutes: 60,
          },
        ],
        window: { from: TEST_NOW + HOUR_MS, to: TEST_NOW + 4 * HOUR_MS },
        address: { building: '和平路 12 号院', door: '401' },
        submit: true,
      },
    },
    saveVolunteer: {
      body: {
        stationId: given.station.id,
        birthYear: 1984,
        skills: [{ skill: 'repair.plumbing', level: 3 }],
        weekly: [{ from: 8, to: 12 }],
        exceptions: [],
        homeCell: '4065:8787',
        radiusM: 3_000,
        languages: ['zh'],
        health: [],
        weeklyCapMinutes: 300,
        suggestions: true,
        travel: 'walk',
      },
    },
    declineTask: { ...task, body: { reason: 'busy' } },
    handOverTask: { ...task, body: { reason: 'unwell' } },
    checkIn: { ...task, body: { digits: '123456', position: { lat: 40.65, lng: 109.84, accuracyM: 20 } } },
    checkOut: { ...task, body: { digits: '123456' } },
    readChild: child,
    changeConsent: { ...child, body: { purpose: 'photo', given: false, way: 'spoken' } },
    listChildReads: child,
    recheckLink: { ...child, body: { proof: 'household_register' } },
    endLink: { ...child, body: { reason: NOTE } },
    listGuardians: org,
    readConsents: child,
    showHandover: { ...wish, body: { photoIds: [given.thing.photoId] } },
    linkGuardian: {
      ...child,
      body: { name: '宋大山', relation: 'father', proof: 'birth_record', way: 'signed', purposes: ['posting'] },
    },
    listMandates: volunteer,
    giveMandate: {
      ...volunteer,
      body: {
        name: '王小梅',
        phone: '16000000009',
        tie: 'child',
        purposes: ['post_wishes', 'confirm'],
        proof: 'said_at_visit',
        until: TEST_NOW + 100 * HOUR_MS,
      },
    },
    endMandate: {
      params: { personId: given.thing.relations.self.personId, mandateId: given.thing.mandateId },
      body: {},
    },
    readAffairs: child,
    saveNoticeSettings: {
      body: { choices: USUAL_CHOICES, quiet: { from: 1_290, to: 450 }, digestHour: 18, dailyLimit: 5 },
    },
    addPushDevice: {
      body: { endpoint: 'https://fcm.googleapis.com/fcm/send/abc', p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
    },
    removePushDevice: { params: { deviceId: 'A'.repeat(43) } },
    askMailCode: { body: { email: 'demo@example.com' } },
    confirmMail: { body: { email: 'demo@example.com', code: '123456' } },
    listSendingDays: {},
    readNotices: { body: { upTo: 'ntc_01JDJ000000000000000000000' } },
  };
}
