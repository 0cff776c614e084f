import { gateSource } from '../../../shared/matching/gates.ts';
import { reasonWords, speaksFor } from '../../../shared/matching/reasons.ts';
import { gateWords } from '../../../shared/matching/refusals.ts';
import type { Voice } from '../../../shared/matching/words.ts';
import type { Fit, GateVerdict, Reason } from '../../../shared/tasks/fits.ts';
import { language } from '../../main/i18n.ts';
import { footprintsIcon, handHeartIcon, messageCircleIcon, usersIcon } from '../../ui/icons.ts';
import {
  badgeCheckIcon,
  bellIcon,
  calendarCheckIcon,
  clockIcon,
  languagesIcon,
  rotateCcwClockIcon,
  sunIcon,
  wrenchIcon,
} from '../../ui/icons-more.ts';

const ICONS: Readonly<Record<Reason['reason'], string>> = {
  first: handHeartIcon,
  likely: badgeCheckIcon,
  skill: wrenchIcon,
  near: footprintsIcon,
  free: calendarCheckIcon,
  language: languagesIcon,
  been_before: rotateCcwClockIcon,
  urgent: bellIcon,
  waiting_long: clockIcon,
  backlog: usersIcon,
  rested: sunIcon,
  asked: messageCircleIcon,
};
/** What a person looks for first: can I, when, how far, do we know each other. The rest by weight. */
const FIRST: readonly Reason['reason'][] = [
  'skill',
  'free',
  'near',
  'been_before',
  'language',
  'urgent',
  'waiting_long',
];

/** The reasons that speak for it, as chips: at most four, in the order in which people ask. */
export function whyChips(fit: Pick<Fit, 'reasons'>, voice: Voice): { icon: string; text: string }[] {
  const rank = ({ reason }: Reason) => (FIRST.includes(reason) ? FIRST.indexOf(reason) : FIRST.length);
  return fit.reasons
    .filter(speaksFor)
    .sort((a, b) => rank(a) - rank(b) || b.points - a.points)
    .slice(0, 4)
    .map((reason) => ({ icon: ICONS[reason.reason], text: reasonWords(reason, voice, language.value) }));
}

export function reasonText(reason: Reason, voice: Voice): string {
  return reasonWords(reason, voice, language.value);
}
export function gateText(verdict: GateVerdict, voice: Voice): string {
  return gateWords(verdict, voice, language.value);
}
export function gateSourceText(verdict: GateVerdict): string {
  return gateSource(verdict.gate, language.value);
}

/** The first refusal, which is what is told; undefined when it suits. */
export function firstRefusal(fit: Pick<Fit, 'gates'>): GateVerdict | undefined {
  return fit.gates.find((gate) => !gate.passes);
}
