import { useState } from 'preact/hooks';
import { SKILL_HEADS, SKILLS } from '../../shared/volunteers/skills.ts';
import { pageWords, say as sayWords } from '../main/i18n.ts';
import { Chip, Chips } from './chip.tsx';
import './skill-chips.css';

const words = pageWords({ heads: '大类', licence: '要有证' }, { heads: 'Kinds', licence: 'certified' });

export type SkillChipsProps = {
  /** Ids of those that are taken. */
  chosen: readonly string[];
  /** A tap on one: takes it or lets it go. */
  onTurn: (id: string) => void;
};

/** Skills to tap: ten heads, each with how many of it are taken, and of one at a time what belongs to it. */
export function SkillChips({ chosen, onTurn }: SkillChipsProps) {
  const say = words();
  const [open, setOpen] = useState(() => SKILLS.get(chosen[0] ?? '')?.head ?? SKILL_HEADS[0]?.id);
  const head = SKILL_HEADS.find(({ id }) => id === open);
  const count = (id: string) => chosen.filter((skill) => SKILLS.get(skill)?.head === id).length;
  return (
    <>
      <Chips label={say.heads} wrap>
        {SKILL_HEADS.map((each) => (
          <Chip key={each.id} on={each.id === open} onClick={() => setOpen(each.id)}>
            {sayWords(each)}
            {count(each.id) > 0 && <b class="figures small">{count(each.id)}</b>}
          </Chip>
        ))}
      </Chips>
      {head !== undefined && (
        <div class="card skill-chips">
          <Chips label={sayWords(head)} wrap>
            {head.skills.map((skill) => (
              <Chip key={skill.id} soft on={chosen.includes(skill.id)} onClick={() => onTurn(skill.id)}>
                {sayWords(skill)}
                {skill.licence === true && <span class="small quiet">{say.licence}</span>}
              </Chip>
            ))}
          </Chips>
        </div>
      )}
    </>
  );
}
