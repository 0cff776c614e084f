import { CHANNELS, type Channel, TIMINGS, TOPICS, type Topic } from '../../../shared/notices/topics.ts';
import type { NoticeScreen } from '../../state/notice-settings.ts';
import { words } from './words.ts';

/** Event by channel: one small list in each cell, so that a thumb and a screen reader both know what it holds. */
export function Matrix({ screen }: { screen: NoticeScreen }) {
  const w = words();
  const reaches = screen.settings.data.value?.reaches ?? [];
  return (
    <section>
      <h2>{w.whenTitle}</h2>
      <table class="notices-matrix">
        <thead>
          <tr>
            <th scope="col">
              <span class="out-of-sight">{w.about}</span>
            </th>
            {CHANNELS.map((channel) => (
              <th scope="col" key={channel}>
                {w.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TOPICS.map((topic) => (
            <tr key={topic}>
              <th scope="row">{w.topics[topic]}</th>
              {CHANNELS.map((channel) => (
                <td key={channel}>
                  <Cell screen={screen} topic={topic} channel={channel} reached={reaches.includes(channel)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small quiet">{w.daily}</p>
    </section>
  );
}

type CellProps = { screen: NoticeScreen; topic: Topic; channel: Channel; reached: boolean };

function Cell({ screen, topic, channel, reached }: CellProps) {
  const w = words();
  const timing = screen.wants.value?.choices[topic][channel] ?? 'off';
  return (
    <select
      class="notices-cell"
      aria-label={w.cell(w.topics[topic], w.channels[channel])}
      data-timing={timing}
      data-unreached={reached ? undefined : ''}
      value={timing}
      onChange={(event) => {
        const chosen = TIMINGS.find((one) => one === event.currentTarget.value);
        if (chosen !== undefined) screen.choose(topic, channel, chosen);
      }}
    >
      {TIMINGS.map((one) => (
        <option key={one} value={one} selected={one === timing}>
          {w.timings[one]}
        </option>
      ))}
    </select>
  );
}
