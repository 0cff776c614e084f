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

/** Whether this phone can read a QR code by itself; otherwise digits are typed. */
export function canScan(): boolean {
  return detectorClass() !== undefined && 'mediaDevices' in navigator;
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
    const Class = detectorClass();
    if (Class === undefined) {
      setBroken(true);
      return undefined;
    }
    const detector = new Class({ formats: ['qr_code'] });
    let stream: MediaStream | undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const element = video.current;
      const found = element === null || element.readyState < 2 ? [] : await detector.detect(element).catch(() => []);
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
