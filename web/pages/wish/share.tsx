import { useEffect, useMemo, useState } from 'preact/hooks';
import type { WishView } from '../../../shared/wishes/contract.ts';
import { capital, windowShort } from '../../main/format.ts';
import { say, t } from '../../main/i18n.ts';
import { openComponents } from '../../state/wish-actions.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SOCIETIES } from '../../ui/ribbon.tsx';
import { pngOf, shareCard } from '../../ui/share-card.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

type Props = { open: boolean; onClose: () => void; wish: WishView; now: number };

/** The picture to send on, the link, and the sheet for the notice board: three ways, the phone's own first. */
export function ShareSheet({ open, onClose, wish, now }: Props) {
  const w = words();
  const [code, setCode] = useState<readonly (readonly boolean[])[]>();
  const url = `${location.origin}/wishes/${wish.id}`;
  useEffect(() => {
    if (open) void import('uqr').then(({ encode }) => setCode(encode(url, { ecc: 'M', border: 0 }).data));
  }, [open, url]);
  const svg = useMemo(
    () => (code === undefined ? undefined : shareCard(cardOf(wish, code, now))),
    [wish, code, t().brand],
  );
  async function png(): Promise<File> {
    return new File([await pngOf(svg ?? '')], `${wish.id}.png`, { type: 'image/png' });
  }
  async function share(): Promise<void> {
    const text = { title: say(wish.title), text: w.shareText(say(wish.title)), url };
    try {
      const files = [await png()];
      if (navigator.canShare?.({ files }) === true) await navigator.share({ ...text, files });
      else await navigator.share(text);
    } catch {
      // Closing the phone's own share sheet is not a failure.
    }
  }
  async function save(): Promise<void> {
    const address = URL.createObjectURL(await png());
    const link = document.createElement('a');
    link.href = address;
    link.download = `${wish.id}.png`;
    link.click();
    URL.revokeObjectURL(address);
    toast(w.cardSaved);
  }
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(url).then(
      () => toast(t().copied),
      () => toast(url),
    );
  }
  const native = typeof navigator.share === 'function';
  return (
    <Sheet open={open} onClose={onClose} title={w.shareTitle}>
      <p class="mid quiet">{w.shareNote}</p>
      {svg === undefined ? (
        <div class="wish-card-room" aria-busy="true" />
      ) : (
        <img
          class="wish-card-room"
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
          width="720"
          height="960"
          alt={w.cardAlt(say(wish.title))}
        />
      )}
      <div class="wish-share-ways">
        {native && (
          <Button look="main" wide onClick={() => void share()}>
            {t().do.share}
          </Button>
        )}
        <Button wide look={native ? 'plain' : 'main'} onClick={() => void save()}>
          {w.saveCard}
        </Button>
        <Button wide onClick={() => void copy()}>
          {w.copyLink}
        </Button>
        <ButtonLink wide to={`/wishes/${wish.id}/sheet`}>
          {w.printSheet}
        </ButtonLink>
      </div>
    </Sheet>
  );
}

function cardOf(wish: WishView, code: readonly (readonly boolean[])[], now: number) {
  const w = words();
  const open = openComponents(wish);
  return {
    title: say(wish.title),
    story: say(wish.story),
    where: capital(`${w.near(say(wish.place.station))} · ${windowShort(wish.window, now)}`),
    missing:
      wish.state === 'fulfilled'
        ? w.becameTrue
        : open.map(({ text }) => say(text)).join(t().brand === '暖心' ? '，' : ', '),
    states: SOCIETIES.map((society) => wish.ribbon.find((one) => one.society === society)?.state ?? 'later'),
    letters: SOCIETIES.map((society) => t().letters[society]),
    code,
    scan: w.scanCard,
    brand: t().brand,
  };
}
