import type { Volunteer } from '../../../../functions/volunteers/volunteer-item.ts';
import { DAY_MS, HOUR_MS } from '../../../../shared/kernel/time.ts';
import { isYoung } from '../../../../shared/volunteers/age.ts';
import { volunteerBody } from '../town.ts';
import type { Hint, Hints } from './hint.ts';
import { volunteerId } from './tasks.ts';

const onVolunteer: Hint = (known) => ({ params: { personId: volunteerId(known) } });

export const VOLUNTEER_HINTS: Hints = {
  saveVolunteer: ({ town, random }) => ({
    body: volunteerBody(random.pick(town.stations).id, random),
    as: random.pick(town.people).personId,
  }),
  addCheck: (known) => {
    const personId = volunteerId(known);
    const { birthYear = 0 } = known.county.item<Volunteer>(`PERSON#${personId}`, 'VOLUNTEER') ?? {};
    const young = isYoung(birthYear, known.now);
    return {
      params: { personId },
      body: {
        kind: young ? 'guardian_consent' : 'criminal_record',
        validUntil: known.now + (young && known.random.chance(0.2) ? 2 : 200) * DAY_MS,
        evidence: '看过原件',
      },
    };
  },
  endCheck: ({ county, random }) => {
    const volunteer = county.pick<Volunteer>('volunteer', random, ({ checks }) => checks.length > 0);
    const check = volunteer && random.pick(volunteer.checks);
    return check && { params: { personId: volunteer.personId, kind: check.kind } };
  },
  vouchSkill: onVolunteer,
  blockPair: onVolunteer,
  readVolunteer: onVolunteer,
  addAbsence: (known) => {
    const from = known.now + known.random.below(72) * HOUR_MS;
    return { body: { from, to: from + (1 + known.random.below(36)) * HOUR_MS }, as: volunteerId(known) };
  },
  endAbsence: ({ county, random }) => {
    const away = (one: Volunteer) => one.exceptions.filter(({ free }) => !free);
    const volunteer = county.pick<Volunteer>('volunteer', random, (one) => away(one).length > 0);
    return volunteer && { params: { from: String(random.pick(away(volunteer)).from) }, as: volunteer.personId };
  },
  makeCalendarAddress: (known) => ({ as: volunteerId(known) }),
  readCalendar: ({ county, random }) => {
    const file = county.calendars.length === 0 ? undefined : random.pick(county.calendars);
    return file === undefined ? undefined : { params: { file } };
  },
  listForMe: (known) => ({ as: volunteerId(known) }),
};
