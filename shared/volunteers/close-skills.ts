/**
 * Which skills are close: whoever has the one well can do the others too (Charity Law 67: the skill must suit). It is said skill
 * by skill and holds one way: a cook for a crowd cooks for one, a carpenter fits a handrail, who plays the guitar does not teach
 * the horse-head fiddle. Standing under one head says nothing: a head is a place to look in. Nothing is close to what
 * needs a licence: it stands on no right-hand side.
 */
const CLOSE: Readonly<Record<string, readonly string[]>> = {
  'repair.plumbing': ['repair.lamp'],
  'repair.electrics': ['repair.lamp'],
  'repair.appliance': ['repair.lamp'],
  'repair.door-lock': ['repair.lamp', 'repair.ramp-rail'],
  'repair.carpentry': ['repair.door-lock', 'repair.window-seal', 'repair.ramp-rail', 'repair.lamp'],
  'repair.masonry': ['repair.painting', 'repair.ramp-rail'],
  'repair.ramp-rail': ['repair.lamp'],
  'repair.wheelchair': ['repair.bicycle'],
  'repair.bicycle': ['repair.wheelchair'],
  'care.hospital-escort': ['care.outing', 'care.wheelchair-push'],
  'care.outing': ['care.wheelchair-push'],
  'care.bathing': ['care.foot-care'],
  'care.cleaning': ['care.laundry'],
  'care.laundry': ['care.cleaning'],
  'care.child-minding': ['talk.play'],
  'talk.chat': ['talk.phone'],
  'talk.phone': ['talk.chat'],
  'talk.reading-aloud': ['talk.chat', 'talk.phone'],
  'talk.mongolian': ['talk.chat', 'talk.phone'],
  'talk.mongolian-reading': ['talk.mongolian'],
  'talk.letter': ['talk.reading-aloud', 'talk.chat', 'talk.phone'],
  'talk.board-games': ['talk.chat', 'talk.phone'],
  'talk.memoir': ['talk.chat', 'talk.phone', 'talk.reading-aloud', 'talk.letter'],
  'teach.chinese': ['teach.homework', 'teach.literacy', 'talk.reading-aloud'],
  'teach.maths': ['teach.homework'],
  'teach.english': ['teach.homework'],
  'teach.science': ['teach.homework'],
  'teach.mongolian': ['talk.mongolian-reading'],
  'teach.literacy': ['talk.reading-aloud'],
  'digital.smartphone': ['digital.video-call', 'digital.photos', 'digital.booking'],
  'transport.car': ['transport.delivery', 'transport.shopping'],
  'transport.van': ['transport.delivery'],
  'transport.carrying': ['transport.delivery', 'field.fuel', 'field.snow'],
  'transport.delivery': ['transport.shopping'],
  'transport.shopping': ['transport.delivery'],
  'health.doctor': ['health.blood-pressure', 'health.first-aid'],
  'health.nursing': ['health.blood-pressure', 'health.first-aid', 'care.foot-care'],
  'law.advice': ['law.contract', 'law.wages', 'law.policy'],
  'law.forms': ['law.policy'],
  'law.policy': ['law.forms'],
  'law.interpreting': ['talk.mongolian'],
  'field.lambing': ['field.snow'],
  'field.shearing': ['field.snow'],
  'field.hay': ['field.harvest', 'field.fuel', 'field.snow'],
  'field.harvest': ['field.hay', 'field.fuel', 'field.snow'],
  'field.fence': ['field.fuel', 'field.snow'],
  'field.ger': ['field.fuel', 'field.snow'],
  'field.veterinary': ['field.lambing'],
  'field.fuel': ['field.snow'],
  'field.snow': ['field.fuel'],
  'field.garden': ['field.snow'],
  'field.big-pot': ['care.cooking'],
};
const NONE: readonly string[] = [];

/** What whoever has a skill well can do beside it. */
export function closeTo(held: string): readonly string[] {
  return CLOSE[held] ?? NONE;
}
