import './aside.css';
import { useState } from 'preact/hooks';
import { NOTE_LIMIT_CHARS } from '../../../shared/kernel/limits.ts';
import type { VerificationView } from '../../../shared/wishes/verification.ts';
import type { App } from '../../main/app.ts';
import { momentWords } from '../../main/format.ts';
import { language } from '../../main/i18n.ts';
import { createPhotos, createTakePhotos, type Photos } from '../../state/photos.ts';
import type { EvidenceKind, Verification } from '../../state/verification.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { backpackIcon, footprintsIcon, plusIcon } from '../../ui/icons.ts';
import { fileTextIcon, phoneIcon } from '../../ui/icons-more.ts';
import { PhotoField } from '../../ui/photo-field.tsx';
import { PhotoGrid } from '../../ui/photo-grid.tsx';
import { PHOTO_HANDS } from '../../ui/photo-hands.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { words } from './words.ts';

const ICONS: Readonly<Record<EvidenceKind, string>> = {
  visit_note: footprintsIcon,
  call_note: phoneIcon,
  document: fileTextIcon,
  school_note: backpackIcon,
};
const KINDS = ['visit_note', 'call_note', 'document', 'school_note'] as const;

/** What was seen and heard, newest last, and a line more. */
export function Evidence({
  app,
  wishId,
  state,
  data,
  now,
  open,
  onOpen,
}: {
  app: App;
  wishId: string;
  state: Verification;
  data: VerificationView;
  now: number;
  open: boolean;
  onOpen: (open: boolean) => void;
}) {
  const say = words();
  const photos = useScreen(() => startedPhotos(app, wishId), [app, wishId]);
  const seen = photos.list.data.value ?? [];
  return (
    <section class="queue-part">
      <header class="queue-part-head">
        <h2>
          {say.evidence} {data.evidence.length > 0 && <span class="figures">{data.evidence.length}</span>}
        </h2>
        {data.wish.can.includes('addEvidence') && (
          <Button size="small" icon={plusIcon} onClick={() => onOpen(true)}>
            {say.addNote}
          </Button>
        )}
      </header>
      {data.evidence.length === 0 && <p class="small quiet">{say.noEvidence}</p>}
      <ul class="queue-evidence">
        {data.evidence.map((one) => (
          <li key={one.id}>
            <Icon of={ICONS[one.kind]} />
            <span>
              {one.note}
              <span class="small quiet">
                {say.kinds[one.kind]}
                {language.value === 'zh' ? '，' : ', '}
                {one.by}
                {language.value === 'zh' ? '，' : ', '}
                {momentWords(one.at, now)}
              </span>
              <PhotoGrid items={seen.filter(({ photoId }) => one.photoIds?.includes(photoId))} acts={photos} />
            </span>
          </li>
        ))}
      </ul>
      <Sheet open={open} onClose={() => onOpen(false)} title={say.addNote}>
        <NoteForm
          app={app}
          wishId={wishId}
          state={state}
          onDone={() => {
            onOpen(false);
            void photos.list.load();
          }}
        />
      </Sheet>
    </section>
  );
}

/** Read with the screen: a photo's address is good for minutes only. */
function startedPhotos(app: App, wishId: string): Photos & { start(): void } {
  const photos = createPhotos(app, wishId);
  return { ...photos, start: () => void photos.list.load() };
}

type NoteProps = { app: App; wishId: string; state: Verification; onDone: () => void };

function NoteForm({ app, wishId, state, onDone }: NoteProps) {
  const say = words();
  const photos = useScreen(() => createTakePhotos(app, wishId, 'evidence', PHOTO_HANDS), [app, wishId]);
  const [kind, setKind] = useState<EvidenceKind>('visit_note');
  const [text, setText] = useState('');
  return (
    <form
      class="queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && !photos.busy.value)
          void state.addNote(kind, text, photos.ids.value).then((done) => done && onDone());
      }}
    >
      <Chips label={say.noteKind} wrap>
        {KINDS.map((one) => (
          <Chip key={one} soft on={one === kind} onClick={() => setKind(one)}>
            {say.kinds[one]}
          </Chip>
        ))}
      </Chips>
      <Field
        long
        label={say.noteText}
        value={text}
        maxLength={NOTE_LIMIT_CHARS}
        fault={state.noting.problem.value?.title}
        onInput={(value) => setText(value.replaceAll('\n', ' '))}
      />
      <PhotoField of={photos} />
      <Button look="main" wide submit busy={state.noting.busy.value || photos.busy.value}>
        {say.noteSave}
      </Button>
    </form>
  );
}

/** The person and the place: only for those in charge. */
export function Person({ data }: { data: VerificationView }) {
  const say = words();
  const { name, birthYear, hasPhone } = data.person;
  const facts = [
    name,
    birthYear === undefined ? '' : say.born(birthYear),
    hasPhone ? say.hasPhone : say.noPhone,
    data.address.building,
    data.address.door ?? '',
  ].filter(Boolean);
  return (
    <p class="small">
      <span class="quiet">{say.addressNote}</span>
      {facts.join(language.value === 'zh' ? '，' : ', ')}
    </p>
  );
}
