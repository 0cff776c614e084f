import { CHINA_OFFSET_MS, chinaDayStart, DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time.ts';
import { CHANNELS, type Channel, type Choices, type Quiet, type Topic } from './topics.ts';

/** How a person wants to be told. */
export type Wants = { readonly choices: Choices; readonly quiet: Quiet; readonly digestHour: number };
/** One sending that a notice asks for: by which channel, from when on, alone or with others. */
export type Planned = { readonly channel: Channel; readonly how: 'alone' | 'digest'; readonly dueAt: number };

/** The moment itself, or the end of the quiet hours it falls in. */
export function afterQuiet(at: number, { from, to }: Quiet): number {
  if (from === to) return at;
  const minute = Math.floor(((at + CHINA_OFFSET_MS) % DAY_MS) / MINUTE_MS);
  const overnight = from > to;
  const quiet = overnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!quiet) return at;
  const tomorrow = overnight && minute >= from ? DAY_MS : 0;
  return chinaDayStart(at) + tomorrow + to * MINUTE_MS;
}

/** The next time that the day's digest goes out, strictly after `at`. The person chose the hour, so quiet hours do not move it. */
export function nextDigest(at: number, digestHour: number): number {
  const today = chinaDayStart(at) + digestHour * HOUR_MS;
  return today > at ? today : today + DAY_MS;
}

/**
 * What goes out for a notice that comes now, by the channels that reach the person. A text is only for whom no notice on
 * the phone reaches: the same thing does not ring twice, and texts cost money.
 */
export function planOf(topic: Topic, wants: Wants, reaches: readonly Channel[], now: number): readonly Planned[] {
  return CHANNELS.flatMap((channel): readonly Planned[] => {
    const timing = wants.choices[topic][channel];
    if (timing === 'off' || !reaches.includes(channel)) return [];
    if (channel === 'sms' && reaches.includes('push') && wants.choices[topic].push === 'now') return [];
    return timing === 'daily'
      ? [{ channel, how: 'digest', dueAt: nextDigest(now, wants.digestHour) }]
      : [{ channel, how: 'alone', dueAt: afterQuiet(now, wants.quiet) }];
  });
}
