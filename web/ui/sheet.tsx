import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../main/i18n.ts';
import { Icon } from './icon.tsx';
import { xIcon } from './icons.ts';
import { WholeWords } from './said.tsx';
import { openSheets, sheets } from './sheet-place.tsx';
import { Toasts } from './toast.tsx';

export type SheetProps = { open: boolean; onClose: () => void; title: string; children: ComponentChildren };

/** A native dialog: from below on a phone, in the middle of a desk. Escape and a tap beside it close it. It stands outside its page. */
export function Sheet(props: SheetProps) {
  const id = useId();
  useLayoutEffect(() => {
    sheets.value = new Map(sheets.peek()).set(id, <Dialog key={id} name={id} {...props} />);
  });
  useLayoutEffect(
    () => () => {
      const left = new Map(sheets.peek());
      left.delete(id);
      sheets.value = left;
    },
    [id],
  );
  return null;
}

function Dialog({ open, onClose, title, children, name }: SheetProps & { name: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // The event of our own closing comes late: by then the next sheet may have been asked for, and is not to be closed with it.
  const ours = useRef(false);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) {
      ours.current = true;
      element.close();
    }
  }, [open]);
  useLayoutEffect(() => {
    if (!open) return undefined;
    openSheets.value = [...openSheets.peek(), name];
    return () => {
      openSheets.value = openSheets.peek().filter((one) => one !== name);
    };
  }, [open, name]);
  // One that goes while it is open closes first, so that the focus is back where it came from.
  useLayoutEffect(() => {
    const element = dialog.current;
    return () => {
      ours.current = true;
      element?.close();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is beside the sheet; a keyboard has Escape and the button
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        // The screen closes it, so that what is shown and what the screen believes are never two things.
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        if (!ours.current) onClose();
        ours.current = false;
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <header>
        <h2 id={titleId}>
          <WholeWords of={title} />
        </h2>
        <button type="button" class="button" data-look="quiet" data-size="small" onClick={onClose}>
          <Icon of={xIcon} />
          {t().do.close}
        </button>
      </header>
      <div class="sheet-body">{open ? children : null}</div>
      <Toasts sheet={name} />
    </dialog>
  );
}
