import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

/**
 * Reads QR codes where the browser cannot (iOS, Firefox): ZXing as WebAssembly, 412 kB gzip and 14 kB of script, fetched from
 * our own origin when somebody is about to scan and never before.
 */
const LONG_SIDE_PX = 640;

export async function createDecoder(): Promise<{
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}> {
  // Without this it would ask a public network of copies, which the page's policy forbids anyway.
  await prepareZXingModule({
    overrides: { locateFile: (name: string) => (name.endsWith('.wasm') ? wasmAddress : name) },
    fireImmediately: true,
  });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return {
    async detect(source) {
      const scale = Math.min(1, LONG_SIDE_PX / Math.max(source.videoWidth, source.videoHeight, 1));
      canvas.width = Math.round(source.videoWidth * scale);
      canvas.height = Math.round(source.videoHeight * scale);
      if (context === null || canvas.width === 0) return [];
      context.drawImage(source, 0, 0, canvas.width, canvas.height);
      const image = context.getImageData(0, 0, canvas.width, canvas.height);
      const found = await readBarcodes(image, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
      return found.filter(({ isValid }) => isValid).map(({ text }) => ({ rawValue: text }));
    },
  };
}
