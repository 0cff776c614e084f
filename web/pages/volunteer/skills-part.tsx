import { SKILLS } from '../../../shared/volunteers/skills.ts';
import { language } from '../../main/i18n.ts';
import type { VolunteerForm } from '../../state/volunteer.ts';
import { ChipSelect } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { xIcon } from '../../ui/icons.ts';
import { badgeCheckIcon } from '../../ui/icons-more.ts';
import { SkillChips } from '../../ui/skill-chips.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

const SKILLS_LIMIT_ITEMS = 20;
const LEVELS = ['1', '2', '3'] as const;
const FIRST_LEVEL = 2;

export function skillName(id: string): string {
  const skill = SKILLS.get(id);
  return skill === undefined ? id : skill[language.value];
}

/** Ten heads, one open at a time; a tap takes a skill, and below one says how well. */
export function SkillsPart({ form }: { form: VolunteerForm }) {
  const say = words();
  const held = form.sketch.value.skills;
  const evidence = new Map(form.profile.data.value?.skills.map((skill) => [skill.skill, skill.evidence]));
  const has = (id: string) => held.some(({ skill }) => skill === id);
  function turn(id: string): void {
    if (has(id)) form.change({ skills: held.filter(({ skill }) => skill !== id) });
    else if (held.length >= SKILLS_LIMIT_ITEMS) toast(say.skillsFull);
    else form.change({ skills: [...held, { skill: id, level: FIRST_LEVEL }] });
  }
  return (
    <>
      <p class="mid quiet">{say.skillsText}</p>
      <SkillChips chosen={held.map(({ skill }) => skill)} onTurn={turn} />
      <section>
        <h2 class="volunteer-h2">{say.chosen(held.length)}</h2>
        {held.length === 0 && <p class="mid quiet">{say.skillsNone}</p>}
        <ul class="rows">
          {held.map(({ skill, level }) => {
            const seen = evidence.get(skill);
            return (
              <li class="volunteer-skill" key={skill}>
                <span class="grow">
                  <b>{skillName(skill)}</b>
                  {seen !== undefined && (
                    <span class="small pine">
                      <Icon of={badgeCheckIcon} />
                      {say.seen(seen)}
                    </span>
                  )}
                </span>
                <ChipSelect
                  label={say.levelOf(skillName(skill))}
                  options={LEVELS.map((value) => [value, say.level[value]] as const)}
                  value={String(level) as (typeof LEVELS)[number]}
                  onChange={(value) =>
                    form.change({
                      skills: held.map((each) => (each.skill === skill ? { skill, level: Number(value) } : each)),
                    })
                  }
                />
                <button
                  type="button"
                  class="volunteer-remove"
                  aria-label={say.remove(skillName(skill))}
                  onClick={() => turn(skill)}
                >
                  <Icon of={xIcon} />
                </button>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}
