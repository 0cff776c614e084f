import { TIERS } from '../../../shared/matching/tiers.ts';
import { t } from '../../main/i18n.ts';
import { TopBar } from '../../ui/top-bar.tsx';
import type { PageProps } from '../page.ts';
import { GateList, GatesDrawing } from './gates.tsx';
import './how-matching.css';
import { TierStep } from './tiers.tsx';
import { WaveDrawing } from './wave.tsx';
import { words } from './words.ts';

/** How matching works, for everyone: drawn from the same tables that the code decides with. */
export function HowMatchingPage({ session }: PageProps) {
  const say = words();
  const volunteer = session.me.value?.volunteer === true;
  return (
    <>
      <TopBar backTo={{ to: '/', label: t().tabs.wall }} />
      <article class="page how">
        <header class="how-head">
          <h1>{say.title}</h1>
          <p>{say.lead}</p>
        </header>
        <section class="how-part">
          <h2>{say.gates}</h2>
          <p class="mid quiet">{say.gatesText}</p>
          <GatesDrawing />
          <GateList />
        </section>
        <section class="how-part">
          <h2>{say.tiers}</h2>
          <p class="mid quiet">{say.tiersText}</p>
          <ol class="how-tiers">
            {TIERS.map((tier, at) => (
              <TierStep key={tier} tier={tier} number={at + 1} />
            ))}
          </ol>
          <p class="mid quiet">{say.whole}</p>
          <p class="mid quiet">{say.way}</p>
        </section>
        <section class="how-part">
          <h2>{say.never}</h2>
          <ul class="how-never">
            {say.neverList.map((one) => (
              <li key={one}>
                <s>{one}</s>
              </li>
            ))}
          </ul>
          <p class="mid quiet">{say.neverText}</p>
        </section>
        <section class="how-part">
          <h2>{say.wave}</h2>
          <p class="mid quiet">{say.waveText}</p>
          <WaveDrawing />
        </section>
        <section class="how-part">
          <h2>{say.no}</h2>
          <ul class="how-no">
            {say.noList.map(([name, text]) => (
              <li key={name}>
                <b>{name}</b>
                <span class="mid quiet">{text}</span>
              </li>
            ))}
          </ul>
          <p class="mid">
            <a class="link" href={volunteer ? '/me/volunteer' : '/orgs'}>
              {volunteer ? say.toSwitches : say.toStation}
            </a>
          </p>
          <p class="small quiet">{say.law}</p>
        </section>
      </article>
    </>
  );
}
