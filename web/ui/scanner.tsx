import { useEffect, useRef, useState } from 'preact/hooks';
import './scanner.css';

type Detector = { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> };
/** Not in TypeScript's DOM library: a Chromium and Android API that iOS does not have. */
type DetectorClass = new (options: { formats: readonly string[] }) => Detector;
const LOOK_EVERY_MS = 250;

function detectorClass(): DetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

let decoder: Promise<Detector> | undefined;
let ready = false;

/** The browser's own reader, else ours, which is fetched once. Rejects without a network where it was never fetched. */
function detector(): Promise<Detector> {
  const Class = detectorClass();
  if (Class !== undefined) return Promise.resolve(new Class({ formats: ['qr_code'] }));
  decoder ??= import('./qr-decoder.ts').then(async ({ createDecoder }) => {
    const made = await createDecoder();
    ready = true;
    return made;
  });
  decoder.catch(() => {
    decoder = undefined;
  });
  return decoder;
}

/** Whether this phone has a camera and can run a reader; otherwise digits are typed. */
export function canScan(): boolean {
  return 'mediaDevices' in navigator && (detectorClass() !== undefined || typeof WebAssembly === 'object');
}

/** Whether it can without fetching anything more. */
export function canScanNow(): boolean {
  return canScan() && (detectorClass() !== undefined || ready);
}

/** Fetches the reader ahead, where the browser has none: a doorway may have no network. */
export function prepareScanner(): void {
  if (canScan() && !canScanNow()) void detector().catch(() => undefined);
}

/** The camera, until a code is read. Nothing that it sees leaves the phone. `onText` answers whether that was the one. */
export function Scanner({
  label,
  onText,
  failed,
}: {
  label: string;
  onText: (text: string) => boolean;
  failed: string;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState(false);
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => {
    let reader: Detector | undefined;
    detector().then(
      (made) => {
        reader = made;
      },
      () => setBroken(true),
    );
    let stream: MediaStream | undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const element = video.current;
      const found =
        element === null || element.readyState < 2 ? [] : ((await reader?.detect(element).catch(() => [])) ?? []);
      if (over || found.some(({ rawValue }) => latest.current(rawValue))) return;
      timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false }).then(
      async (given) => {
        stream = given;
        if (over || video.current === null) {
          stop(given);
          return;
        }
        video.current.srcObject = given;
        await video.current.play().catch(() => undefined);
        void look();
      },
      () => setBroken(true),
    );
    return () => {
      over = true;
      clearTimeout(timer);
      stop(stream);
    };
  }, []);
  if (broken)
    return (
      <p class="fault-note" role="alert">
        {failed}
      </p>
    );
  return <video ref={video} class="scanner" muted playsInline aria-label={label} />;
}
