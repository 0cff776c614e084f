import type { Device } from '../../shared/people/contract.ts';

const SYSTEMS: readonly (readonly [RegExp, Device['system']])[] = [
  [/harmony|openharmony/i, 'harmony'],
  [/android/i, 'android'],
  [/iphone|ipad|ipod/i, 'ios'],
  [/windows/i, 'windows'],
  [/mac os/i, 'mac'],
  [/linux/i, 'linux'],
];
const BROWSERS: readonly (readonly [RegExp, Device['browser']])[] = [
  [/micromessenger/i, 'wechat'],
  [/edg(e|a|ios)?\//i, 'edge'],
  [/firefox|fxios/i, 'firefox'],
  [/chrome|crios/i, 'chrome'],
  [/safari/i, 'safari'],
];

/** This device in three coarse words, for the person's own list of sign-ins; no version and no model leave the page. */
export function deviceOf(userAgent: string): Device {
  const first = <T>(list: readonly (readonly [RegExp, T])[]) => list.find(([sign]) => sign.test(userAgent))?.[1];
  const tablet = /ipad|tablet/i.test(userAgent) || (/android/i.test(userAgent) && !/mobile/i.test(userAgent));
  return {
    form: tablet ? 'tablet' : /mobile|iphone/i.test(userAgent) ? 'phone' : 'desk',
    system: first(SYSTEMS) ?? 'other',
    browser: first(BROWSERS) ?? 'other',
  };
}
