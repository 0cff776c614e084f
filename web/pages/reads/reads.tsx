import './reads.css';
import { momentWords } from '../../main/format.ts';
import { pageWords, t } from '../../main/i18n.ts';
import { createReads } from '../../state/reads.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Moment } from '../../ui/moment.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';

const words = pageWords(
  {
    back: '这个愿望',
    title: '谁看过孩子的资料',
    text: '工作人员每看一次，这里就记一行，谁也改不了。觉得不对，请给社工站打电话。',
    none: '还没有人看过',
    noneText: '看过的人会记在这里。',
    what: {
      wish: '看了愿望',
      verification: '核实时看了全部资料',
      dispute: '调解时看了两边的说法',
      address: '看了地址',
      evidence: '看了证据',
      photos: '看了照片',
      listed: '在居民名单里看了姓名',
    } as Readonly<Record<string, string>>,
  },
  {
    back: 'The wish',
    title: 'Who has looked at the child’s record',
    text: 'Each look by staff leaves a line here that nobody can change. If something seems wrong, call the station.',
    none: 'Nobody has looked yet',
    noneText: 'Whoever does will be listed here.',
    what: {
      wish: 'looked at the wish',
      verification: 'saw the whole record while verifying',
      dispute: 'heard both sides of a dispute',
      address: 'saw the address',
      evidence: 'saw the evidence',
      photos: 'saw the photos',
      listed: 'saw the name in the list of residents',
    },
  },
);

/** The log of staff reads of a child's wish, for guardian and supervisor. */
export function ReadsPage({ app, params }: PageProps) {
  const wishId = params['wishId'] ?? '';
  const say = words();
  const state = useScreen(() => createReads(app, wishId), [app, wishId]);
  const { roles } = t();
  return (
    <>
      <TopBar backTo={{ to: `/wishes/${wishId}`, label: say.back }} />
      <div class="page narrow reads">
        <Loaded of={state.reads} page bones={<RowBones rows={5} />}>
          {(reads) => (
            <>
              <h1 class="title">{say.title}</h1>
              <p class="quiet mid">{say.text}</p>
              {reads.length === 0 && <Drawn kind="empty" title={say.none} text={say.noneText} />}
              <ol class="rows">
                {reads.map((read) => (
                  <li class="row" key={`${read.at} ${read.by}`}>
                    <span class="grow">
                      <b>{read.by}</b>{' '}
                      <span class="small quiet">{roles[read.role as keyof typeof roles] ?? read.role}</span>
                      <span class="reads-what mid">{say.what[read.what] ?? read.what}</span>
                    </span>
                    <span class="small quiet">
                      <Moment at={read.at} words={momentWords(read.at, app.now())} />
                    </span>
                  </li>
                ))}
              </ol>
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}
