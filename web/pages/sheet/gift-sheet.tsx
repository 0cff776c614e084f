import type { OrgGiftView } from '../../../shared/goods/giving.ts';
import type { OrgView } from '../../../shared/orgs/contract.ts';
import type { App } from '../../main/app.ts';
import { dateWords } from '../../main/format.ts';
import { say } from '../../main/i18n.ts';
import { createGiftSheet } from '../../state/sheet.ts';
import { RowBones } from '../../ui/bones.tsx';
import { giftAmount, giftSentence } from '../../ui/gift-words.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Qr } from '../../ui/qr.tsx';
import { Said, WholeWords } from '../../ui/said.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { Paper } from './paper.tsx';
import { Print } from './print.tsx';
import { words } from './words.ts';

/** What an enterprise or organisation gave under its name and what has arrived, with a code that leads to how it stands now. */
export function GiftSheet({ app, org }: { app: App; org: OrgView }) {
  const screen = useScreen(() => createGiftSheet(app, org.id), [app, org.id]);
  const w = words();
  const now = app.now();
  return (
    <>
      <TopBar backTo={{ to: `/orgs/${org.id}`, label: say(org.name) }} />
      <div class="page sheet-page">
        <Loaded of={screen.gifts} page bones={<RowBones rows={6} />}>
          {(gifts) => (
            <>
              <Paper now={now}>
                <h1>
                  <WholeWords of={w.giftTitle(say(org.name))} />
                </h1>
                <p>{gifts.length === 0 ? w.giftNone : w.giftText}</p>
                <ul class="paper-list">
                  {gifts.map((gift) => (
                    <Line key={gift.id} gift={gift} now={now} />
                  ))}
                </ul>
                <footer>
                  <Qr text={`${location.origin}/orgs/${org.id}`} label={w.giftScan} />
                  <div>
                    <p class="paper-scan">
                      <WholeWords of={w.giftScan} />
                    </p>
                    <p class="paper-small">{w.giftNamed}</p>
                  </div>
                </footer>
              </Paper>
              <Print />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Line({ gift, now }: { gift: OrgGiftView; now: number }) {
  return (
    <li>
      <div>
        <h2>{giftAmount(gift)}</h2>
        <p>
          <Said words={gift.title} />
        </p>
        <p class="figures">
          {dateWords(gift.steps.at(-1)?.at ?? gift.at, now)} · {giftSentence(gift, now)}
        </p>
        {gift.thanks !== undefined && (
          <p>
            “
            <Said words={gift.thanks} />”
          </p>
        )}
      </div>
    </li>
  );
}
