import * as buddies from './buddies/contract.ts';
import * as calendars from './calendars/contract.ts';
import * as feedback from './feedback/contract.ts';
import * as carry from './goods/carry.ts';
import * as goods from './goods/contract.ts';
import * as counter from './goods/counter.ts';
import * as giving from './goods/giving.ts';
import * as guardians from './guardians/contract.ts';
import * as hours from './hours/contract.ts';
import type { Endpoint } from './kernel/endpoint.ts';
import * as operations from './kernel/operations.ts';
import * as mandates from './mandates/contract.ts';
import * as matching from './matching/contract.ts';
import * as notices from './notices/contract.ts';
import * as orgs from './orgs/contract.ts';
import * as invitations from './orgs/invitations.ts';
import * as people from './people/contract.ts';
import * as elder from './people/elder.ts';
import * as passkeys from './people/passkeys.ts';
import * as sessions from './people/sessions.ts';
import * as photos from './photos/contract.ts';
import * as series from './series/contract.ts';
import * as stats from './stats/contract.ts';
import * as attend from './tasks/attend.ts';
import * as tasks from './tasks/contract.ts';
import * as fits from './tasks/fits.ts';
import * as offers from './tasks/offers.ts';
import * as teams from './teams/contract.ts';
import * as volunteers from './volunteers/contract.ts';
import * as closing from './wishes/closing.ts';
import * as wishes from './wishes/contract.ts';
import * as mediation from './wishes/mediation.ts';
import * as merge from './wishes/merge.ts';
import * as place from './wishes/place.ts';
import * as posting from './wishes/posting.ts';
import * as preview from './wishes/preview.ts';
import * as verification from './wishes/verification.ts';
import * as visits from './wishes/visits.ts';
import * as year from './year/contract.ts';

/** Every endpoint of the product, in the order of the life of a wish. */
export const ENDPOINTS: readonly Endpoint[] = [
  operations,
  people,
  sessions,
  passkeys,
  elder,
  orgs,
  invitations,
  wishes,
  posting,
  verification,
  closing,
  mediation,
  visits,
  place,
  merge,
  preview,
  photos,
  volunteers,
  fits,
  offers,
  attend,
  tasks,
  matching,
  series,
  goods,
  giving,
  counter,
  carry,
  hours,
  feedback,
  guardians,
  teams,
  buddies,
  mandates,
  year,
  calendars,
  notices,
  stats,
].flatMap((noun) => Object.values(noun as Record<string, unknown>).filter(isEndpoint));

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'who' in value;
}
