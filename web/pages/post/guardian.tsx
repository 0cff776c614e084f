import { useEffect } from 'preact/hooks';
import { COMING_PURPOSES, PURPOSES } from '../../../shared/guardians/purposes.ts';
import type { Post } from '../../state/post.ts';
import { guardianAsk } from '../../state/post-draft.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { PhoneField, SeveralOf } from '../../ui/person-fields.tsx';
import { words as childWords } from '../children/words.ts';
import { FaultLine, faultWords } from './parts.tsx';
import { words } from './words.ts';

/**
 * A child's wish needs a guardian's consent, to each thing by itself. Who is on record is not written down again: what they
 * said yes to is shown, and what is missing is noted here by those who may.
 */
export function GuardianAsk({ post }: { post: Post }) {
  const { consents, draft } = post;
  const personId = draft.value.personId;
  const say = words();
  useEffect(() => void consents.read(), [personId]);
  const ask = guardianAsk(draft.value);
  const problem = consents.problem.value;
  if (draft.value.who === 'known' && ask === 'new' && consents.busy.value) return <RowBones rows={4} />;
  return (
    <>
      {ask === 'new' && problem !== undefined && <p class="small quiet">{say.consentsUnknown}</p>}
      {ask === 'ended' && <Ended post={post} />}
      {(ask === 'agreed' || ask === 'record' || ask === 'again') && <Agreed post={post} />}
      {(ask === 'new' || ask === 'again') && <GuardianFields post={post} />}
      {ask === 'new' && <Purposes post={post} />}
    </>
  );
}

function Ended({ post }: { post: Post }) {
  const { childConsents, personId } = post.draft.value;
  const say = words();
  return (
    <>
      <p class="fault-note" role="alert">
        {say.linkEnded}
      </p>
      {childConsents?.mayRecord === true ? (
        <ButtonLink wide to={`/guardians/${personId}`}>
          {say.toGuardian}
        </ButtonLink>
      ) : (
        <p class="mid">{say.askInCharge}</p>
      )}
    </>
  );
}

/** Each purpose with a yes or what its lack means; a missing one is noted where it was said at this visit. */
function Agreed({ post }: { post: Post }) {
  const { childConsents, guardianWay } = post.draft.value;
  const [say, { purposes, purposeText }] = [words(), childWords()];
  const given = childConsents?.given ?? [];
  const lacking = PURPOSES.filter((purpose) => !given.includes(purpose));
  const mayRecord = childConsents?.mayRecord === true;
  return (
    <>
      <ul class="card rows post-consents" data-flush>
        {PURPOSES.map((purpose) => (
          <li class="row" key={purpose}>
            <span class="grow">
              <b>{purposes[purpose]}</b>
              <span class="small quiet">{given.includes(purpose) ? purposeText[purpose] : say.lacks[purpose]}</span>
            </span>
            {given.includes(purpose) ? (
              <span class="post-yes small">{say.consented}</span>
            ) : mayRecord ? (
              <Button
                size="small"
                busy={post.consents.note.busy.value}
                onClick={() => void post.consents.press(purpose)}
              >
                {say.noteYes}
                <span class="out-of-sight"> {purposes[purpose]}</span>
              </Button>
            ) : (
              <span class="post-no small">{say.notConsented}</span>
            )}
          </li>
        ))}
      </ul>
      {lacking.length === 0 && <p class="mid quiet">{say.allConsented}</p>}
      {lacking.length > 0 && mayRecord && (
        <>
          <Choice
            legend={say.guardianHow}
            options={(['spoken', 'by_phone', 'signed', 'recorded'] as const).map(
              (way) => [way, say.ways[way]] as const,
            )}
            value={guardianWay}
            onChange={(way) => post.change({ guardianWay: way, guardianWayAt: Date.now() })}
          />
          {post.consents.wayMissing.value && <p class="post-fault small">{say.sayHowFirst}</p>}
          {post.consents.note.problem.value !== undefined && (
            <p class="fault-note" role="alert">
              {post.consents.note.problem.value.title}
            </p>
          )}
        </>
      )}
      {lacking.length > 0 && !mayRecord && (
        <p class="mid quiet">{given.includes('posting') ? say.askInCharge : say.againText}</p>
      )}
      <FaultLine faults={post.faults.value} of="guardianPurposes" />
    </>
  );
}

/** For a guardian who is recorded with this wish: what they say yes to. */
function Purposes({ post }: { post: Post }) {
  const chosen = post.draft.value.guardianPurposes ?? [];
  const [say, { purposes, purposeText }] = [words(), childWords()];
  const nobody = chosen.includes('posting') && !COMING_PURPOSES.every((purpose) => chosen.includes(purpose));
  return (
    <SeveralOf
      legend={say.purposesTitle}
      hint={say.purposesHint}
      options={PURPOSES.map((purpose) => [purpose, purposes[purpose], purposeText[purpose]] as const)}
      value={chosen}
      onChange={(guardianPurposes) => post.change({ guardianPurposes })}
    >
      {nobody && <p class="small quiet">{say.nobodyComes}</p>}
      <FaultLine faults={post.faults.value} of="guardianPurposes" />
    </SeveralOf>
  );
}

/** Who consents, how they stand to the child, and how they said it. */
function GuardianFields({ post }: { post: Post }) {
  const draft = post.draft.value;
  const faults = post.faults.value;
  const say = words();
  return (
    <>
      <Field
        label={say.guardianName}
        value={draft.guardianName}
        maxLength={40}
        autoComplete="off"
        fault={faultWords(faults, 'guardianName')}
        onInput={(guardianName) => post.change({ guardianName })}
      />
      <div class="field">
        <span class="label">{say.relation}</span>
        <Chips label={say.relation} wrap>
          {(['mother', 'father', 'grandparent', 'other_guardian'] as const).map((guardianRelation) => (
            <Chip
              key={guardianRelation}
              soft
              on={draft.guardianRelation === guardianRelation}
              onClick={() => post.change({ guardianRelation })}
            >
              {say.relations[guardianRelation]}
            </Chip>
          ))}
        </Chips>
        <FaultLine faults={faults} of="guardianRelation" />
      </div>
      <PhoneField
        label={say.guardianPhone}
        value={draft.guardianPhone}
        fault={faultWords(faults, 'guardianPhone')}
        onInput={(guardianPhone) => post.change({ guardianPhone })}
      />
      <Choice
        legend={say.howAgreed}
        options={(['spoken', 'by_phone', 'signed', 'recorded'] as const).map((way) => [way, say.ways[way]] as const)}
        value={draft.guardianWay}
        onChange={(guardianWay) => post.change({ guardianWay, guardianWayAt: Date.now() })}
      />
      <FaultLine faults={faults} of="guardianWay" />
    </>
  );
}
