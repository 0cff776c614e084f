import { useState } from 'preact/hooks';
import { tellsName } from '../../../shared/people/called.ts';
import type { Group } from '../../../shared/wishes/wish.ts';
import { t } from '../../main/i18n.ts';
import type { Post } from '../../state/post.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { userPlusIcon } from '../../ui/icons-more.ts';
import { PhoneField } from '../../ui/person-fields.tsx';
import { FaultLine, faultWords } from './parts.tsx';
import { words } from './words.ts';
import './who.css';

const GROUP_LIST = ['elderly', 'child', 'hardship', 'disabled'] as const satisfies readonly Group[];

/** Self or somebody else: two large answers. */
export function WhoseAsk({ post, staff }: { post: Post; staff: boolean }) {
  const { who } = post.draft.value;
  const other = who === 'known' || who === 'new';
  const say = words();
  if (post.draft.value.mandate)
    return (
      <>
        <p class="post-recap mid">{say.mandateText(post.called.value)}</p>
        <GroupChips post={post} legend={say.groupTitle} />
      </>
    );
  return (
    <>
      <div class="post-answers" role="radiogroup" aria-label={say.whoseTitle}>
        <Answer
          name="whose"
          on={other}
          title={say.other}
          text={say.otherText}
          onChoose={() => post.change({ who: other ? who : staff ? 'known' : 'new' })}
        />
        <Answer
          name="whose"
          on={who === 'self'}
          title={say.self}
          text={say.selfText}
          onChoose={() => post.change({ who: 'self' })}
        />
      </div>
      <FaultLine faults={post.faults.value} of="who" />
      {who === 'self' && <GroupChips post={post} legend={say.groupSelf} />}
    </>
  );
}

export function Answer({
  name,
  on,
  title,
  text,
  onChoose,
}: {
  name: string;
  on: boolean;
  title: string;
  text: string;
  onChoose: () => void;
}) {
  return (
    <label class="post-answer" data-on={on ? '' : undefined}>
      <input type="radio" name={name} checked={on} onChange={onChoose} />
      <span>
        <b>{title}</b>
        <span class="mid quiet">{text}</span>
      </span>
    </label>
  );
}

function GroupChips({ post, legend }: { post: Post; legend: string }) {
  return (
    <div class="field">
      <span class="label">{legend}</span>
      <span class="hint">{words().groupPublic}</span>
      <Chips label={legend} wrap>
        {GROUP_LIST.filter((group) => group !== 'child' || !post.draft.value.mandate).map((group) => (
          <Chip key={group} soft on={post.draft.value.group === group} onClick={() => post.change({ group })}>
            {t().groups[group]}
          </Chip>
        ))}
      </Chips>
      <FaultLine faults={post.faults.value} of="group" />
    </div>
  );
}

const SHOWN_PEOPLE = 40;

/** Somebody the station knows, or somebody new. Without a network the list may be missing; a new person never is. */
export function PersonAsk({ post, staff }: { post: Post; staff: boolean }) {
  const { who } = post.draft.value;
  const say = words();
  const [seek, setSeek] = useState('');
  const people = post.people.data.value;
  const problem = post.people.problem.value;
  return (
    <>
      {staff && people === undefined && problem === undefined && <RowBones rows={3} />}
      {staff && (people !== undefined || problem !== undefined) && (
        <fieldset class="field">
          <legend class="label">{say.knownPeople}</legend>
          {problem !== undefined && <p class="small quiet">{problem.title}</p>}
          {people !== undefined && people.length > 6 && (
            <Field label={say.findKnown} value={seek} onInput={setSeek} type="search" />
          )}
          <div class="card post-people" data-flush>
            {/* First: below twenty others nobody would find it. */}
            <label class="choice post-person">
              <input type="radio" name="person" checked={who === 'new'} onChange={post.chooseNew} />
              <Icon of={userPlusIcon} />
              <b class="grow">{say.newPerson}</b>
            </label>
            {(people ?? [])
              .filter((person) => `${person.name}${person.pseudonym}`.includes(seek.trim()))
              .slice(0, SHOWN_PEOPLE)
              .map((person) => (
                <label class="choice post-person" key={person.personId}>
                  <input
                    type="radio"
                    name="person"
                    checked={who === 'known' && post.draft.value.personId === person.personId}
                    onChange={() => post.choosePerson(person)}
                  />
                  <span class="grow">
                    <b>{person.name}</b>{' '}
                    {person.pseudonym !== person.name && <span class="quiet mid">{person.pseudonym}</span>}
                  </span>
                  <span class="small quiet figures">
                    {person.birthYear === undefined ? '' : say.born(person.birthYear)}
                  </span>
                </label>
              ))}
          </div>
          <FaultLine faults={post.faults.value} of="person" />
        </fieldset>
      )}
      {who === 'new' && <NewPerson post={post} />}
      <GroupChips post={post} legend={say.groupTitle} />
    </>
  );
}

function NewPerson({ post }: { post: Post }) {
  const draft = post.draft.value;
  const faults = post.faults.value;
  const say = words();
  // Said at once: what is wrong is on the screen already, and the last question is six screens away.
  const told = tellsName(draft.pseudonym, draft.name);
  return (
    <>
      <Field
        label={say.name}
        hint={say.nameHint}
        value={draft.name}
        maxLength={40}
        autoComplete="off"
        fault={faultWords(faults, 'name')}
        onInput={(name) => post.change({ name })}
      />
      <Field
        label={say.pseudonym}
        hint={say.pseudonymHint}
        value={draft.pseudonym}
        maxLength={16}
        autoComplete="off"
        fault={told ? say.faults.full_name : faultWords(faults, 'pseudonym')}
        onInput={(pseudonym) => post.change({ pseudonym })}
      />
      <div class="post-pair">
        <Field
          label={say.birthYear}
          value={draft.birthYear}
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          fault={faultWords(faults, 'birthYear')}
          onInput={post.setBirthYear}
        />
        <PhoneField
          label={say.phone}
          value={draft.phone}
          fault={faultWords(faults, 'phone')}
          onInput={(phone) => post.change({ phone })}
        />
      </div>
    </>
  );
}
