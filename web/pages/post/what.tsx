import { useMemo, useState } from 'preact/hooks';
import { NEED_LIMIT_CHARS, STORY_LIMIT_CHARS, TITLE_LIMIT_CHARS } from '../../../shared/kernel/limits.ts';
import { SKILLS } from '../../../shared/volunteers/skills.ts';
import { language, say as sayWords, t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import type { Post } from '../../state/post.ts';
import { NEW_NEED, type Need } from '../../state/post-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field, SelectField } from '../../ui/field.tsx';
import { checkIcon, plusIcon } from '../../ui/icons.ts';
import { trashIcon } from '../../ui/icons-more.ts';
import { MarkedField, oneLine } from '../../ui/marked-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SkillChips } from '../../ui/skill-chips.tsx';
import { examplesFor } from './examples.ts';
import { FaultLine, faultWords, themOf } from './parts.tsx';
import { words } from './words.ts';

/** The person's own words, marked while they are typed, and the one line that everyone reads first. */
export function StoryAsk({ post }: { post: Post }) {
  const draft = post.draft.value;
  const faults = post.faults.value;
  const say = words();
  const them = say.them[themOf(post.called.value, draft.who === 'self')];
  const count = post.marks.value.length;
  const titleCount = post.titleMarks.value.length;
  // A pasted sentence ends where the field does.
  const full = draft.title.length >= TITLE_LIMIT_CHARS;
  const titleNote =
    titleCount > 0 ? say.marks(titleCount, them) : full ? say.titleFull(TITLE_LIMIT_CHARS) : say.titleHint;
  const examples = useMemo(
    () => examplesFor(draft.group, post.called.value),
    [draft.group, post.called.value, language.value],
  );
  return (
    <>
      <MarkedField
        label={say.storyLabel}
        hideLabel
        value={draft.story}
        maxLength={STORY_LIMIT_CHARS}
        findings={post.marks.value}
        note={count === 0 ? say.noMarks : say.marks(count, them)}
        fault={faultWords(faults, 'story')}
        onInput={(story) => post.change({ story })}
      />
      <div class="field">
        <span class="hint">{say.examples}</span>
        <Chips label={say.examples}>
          {examples.map((example) => (
            <Chip
              key={example.id}
              soft
              on={draft.example === example.id}
              {...(draft.example === example.id ? { icon: checkIcon } : {})}
              onClick={() => post.useExample(example.id, example.title, example.need)}
            >
              {example.chip}
            </Chip>
          ))}
        </Chips>
      </div>
      <MarkedField
        label={say.titleLabel}
        short
        value={draft.title}
        maxLength={TITLE_LIMIT_CHARS}
        findings={post.titleMarks.value}
        note={titleNote}
        fault={faultWords(faults, 'title')}
        onInput={(title) => post.change({ title: oneLine(title) })}
      />
    </>
  );
}

const KINDS = ['companionship', 'service', 'skill', 'goods'] as const;
const MINUTES = [30, 45, 60, 90, 120, 180, 240, 360] as const;

/** People and things that are needed, each with its number. */
export function NeedsAsk({ post }: { post: Post }) {
  const say = words();
  const { needs } = post.draft.value;
  return (
    <>
      {needs.map((need, index) => (
        <NeedCard key={index} post={post} need={need} index={index} only={needs.length === 1} />
      ))}
      <FaultLine faults={post.faults.value} of="needs" />
      {needs.length < 5 && (
        <div class="post-add">
          <Button size="small" icon={plusIcon} onClick={() => post.addNeed({ ...NEW_NEED, kind: 'service' })}>
            {say.addPeople}
          </Button>
          <Button size="small" icon={plusIcon} onClick={() => post.addNeed({ ...NEW_NEED, kind: 'goods' })}>
            {say.addGoods}
          </Button>
        </div>
      )}
    </>
  );
}

function NeedCard({ post, need, index, only }: { post: Post; need: Need; index: number; only: boolean }) {
  const say = words();
  const faults = post.faults.value;
  const goods = need.kind === 'goods';
  const marks = post.needMarks.value[index] ?? [];
  const them = say.them[themOf(post.called.value, post.draft.value.who === 'self')];
  const change = (answers: Partial<Need>) => post.changeNeed(index, answers);
  const minutes = [...new Set([...MINUTES, Number(need.minutes)])].filter((value) => value > 0).sort((a, b) => a - b);
  return (
    <section class="card post-need" aria-label={say.needOf(index + 1)}>
      {!only && (
        <div class="post-need-head">
          <b>{say.needOf(index + 1)}</b>
          <Button look="quiet" size="small" icon={trashIcon} onClick={() => post.dropNeed(index)}>
            {say.drop}
          </Button>
        </div>
      )}
      <Chips label={say.needKind} wrap>
        {KINDS.map((kind) => (
          <Chip key={kind} soft on={need.kind === kind} onClick={() => change({ kind })}>
            {t().kinds[kind]}
          </Chip>
        ))}
      </Chips>
      <MarkedField
        short
        label={say.needText}
        value={need.text}
        maxLength={NEED_LIMIT_CHARS}
        findings={marks}
        note={marks.length === 0 ? '' : say.marks(marks.length, them)}
        placeholder={goods ? say.needTextHint.goods : say.needTextHint.people}
        fault={faultWords(faults, `needs.${index}.text`)}
        onInput={(text) => change({ text: oneLine(text) })}
      />
      <div class="post-pair">
        <Field
          label={goods ? say.goods : say.people}
          value={need.quantity}
          inputMode="numeric"
          maxLength={3}
          fault={faultWords(faults, `needs.${index}.quantity`)}
          onInput={(quantity) => change({ quantity })}
        />
        {goods ? (
          <Field
            label={say.unit}
            value={need.unit}
            maxLength={8}
            fault={faultWords(faults, `needs.${index}.unit`)}
            onInput={(unit) => change({ unit })}
          />
        ) : (
          <SelectField
            label={say.minutes}
            value={need.minutes}
            options={minutes.map((value) => [String(value), minutesWords(value)] as const)}
            onChange={(value) => change({ minutes: value })}
          />
        )}
      </div>
      {!goods && <NeedSkills need={need} change={change} />}
      {!goods && post.draft.value.needs.some(({ kind }) => kind === 'goods') && (
        <Chips label={say.later} wrap>
          <Chip soft on={need.later === true} onClick={() => change({ later: need.later !== true })}>
            {say.later}
          </Chip>
        </Chips>
      )}
    </section>
  );
}

/** What a need may ask for at most (`needs` of the contract). */
const SKILLS_LIMIT_ITEMS = 4;

function NeedSkills({ need, change }: { need: Need; change: (answers: Partial<Need>) => void }) {
  const say = words();
  const [open, setOpen] = useState(false);
  const toggle = (id: string) =>
    change({
      skills: need.skills.includes(id)
        ? need.skills.filter((skill) => skill !== id)
        : [...need.skills, id].slice(0, SKILLS_LIMIT_ITEMS),
    });
  const full = need.skills.length === SKILLS_LIMIT_ITEMS;
  return (
    <>
      <div class="field">
        <span class="label">{say.skills}</span>
        <Chips label={say.skills} wrap>
          {need.skills.map((id) => (
            <Chip key={id} soft on icon={checkIcon} onClick={() => toggle(id)}>
              {sayWords(SKILLS.get(id) ?? { zh: id })}
            </Chip>
          ))}
          <Chip on={false} icon={plusIcon} onClick={() => setOpen(true)}>
            {say.addSkill}
          </Chip>
        </Chips>
      </div>
      <Chips label={say.speaks} wrap>
        <Chip
          soft
          on={need.languages.includes('mn')}
          onClick={() => change({ languages: need.languages.includes('mn') ? [] : ['mn'] })}
        >{`${say.speaks}${language.value === 'zh' ? '' : ' '}${t().languages.mn}`}</Chip>
        <Chip soft on={need.lifting} onClick={() => change({ lifting: !need.lifting })}>
          {say.lifting}
        </Chip>
      </Chips>
      <Sheet open={open} onClose={() => setOpen(false)} title={say.skillsTitle}>
        <SkillChips chosen={need.skills} onTurn={toggle} />
        <div class="post-skills-done">
          <p class={full ? 'small ember bold' : 'small quiet'} role="status">
            {say.skillsCount(need.skills.length)}
          </p>
          <Button look="main" wide onClick={() => setOpen(false)}>
            {say.skillsDone}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
