import './operator.css';
import { momentWords } from '../../main/format.ts';
import { pageWords } from '../../main/i18n.ts';
import { createDeadLetters } from '../../state/reads.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { refreshCwIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { toast } from '../../ui/toast.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';

const words = pageWords(
  {
    title: '没能处理的变更',
    text: '每一条都还在，没有丢。修好原因，再给一次；给两次也只算一次。',
    none: '没有卡住的',
    noneText: '变更都处理了。',
    consumer: '处理的一方',
    tries: (n: number) => `试了 ${n} 次`,
    replay: '再给一次',
    sending: '每天发出了多少消息',
    taken: '收下了',
    refused: '又没能处理，原因还在。',
  },
  {
    title: 'Changes that could not be taken',
    text: 'Each is still here; nothing is lost. Mend the cause, then give it once more: twice counts once.',
    none: 'Nothing is stuck',
    noneText: 'All changes were taken.',
    consumer: 'Consumer',
    tries: (n) => (n === 1 ? 'tried once' : `tried ${n} times`),
    replay: 'Give it once more',
    sending: 'Messages sent, day by day',
    taken: 'Taken',
    refused: 'Not taken again; the cause is still there.',
  },
);

/** Dead letters of the change stream, for the operator. */
export function DeadLettersPage({ app }: PageProps) {
  const say = words();
  const state = useScreen(() => createDeadLetters(app), [app]);
  return (
    <div class="page operator">
      <Loaded of={state.letters} page bones={<RowBones rows={4} />}>
        {(letters) => (
          <>
            <h1 class="title">{say.title}</h1>
            <p class="mid">
              <a href="/operator/sending-days">{say.sending}</a>
            </p>
            {letters.length > 0 && <p class="quiet mid">{say.text}</p>}
            {state.replaying.problem.value !== undefined && (
              <p class="fault-note" role="alert">
                {state.replaying.problem.value.title}
              </p>
            )}
            {letters.length === 0 && <Drawn kind="empty" title={say.none} text={say.noneText} />}
            <ul class="rows">
              {letters.map((letter) => (
                <li class="operator-letter" key={letter.id}>
                  <div>
                    <p>
                      <b>{letter.consumer}</b>{' '}
                      <span class="small quiet figures">
                        {momentWords(letter.at, app.now())} · {say.tries(letter.tries)}
                      </span>
                    </p>
                    <p class="mid">
                      <code>{letter.error}</code>
                    </p>
                    <p class="small quiet">
                      <code>{letter.key}</code>
                    </p>
                    {state.refused.value.includes(letter.id) && (
                      <p class="small alert" role="status">
                        {say.refused}
                      </p>
                    )}
                  </div>
                  <Button
                    size="small"
                    icon={refreshCwIcon}
                    busy={state.replaying.busy.value}
                    onClick={() => void state.replay(letter.id).then((taken) => taken && toast(say.taken))}
                  >
                    {say.replay}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </div>
  );
}
