import { pageWords } from '../../main/i18n.ts';
import type { BoardView } from '../../state/board.ts';

type Waiting = BoardView['waiting'];

/** What is arranged, what needs people and how many, and what runs out. */
function zhDay(today: string, waiting: Waiting, runOut: string): string {
  return [
    waiting.today === 0 ? `${today}没有约好的事` : `${today}有 ${waiting.today} 件事`,
    waiting.tasksToFill === 0 ? '' : `${waiting.tasksToFill} 件等人`,
    waiting.tasksToFill === 0 ? '' : `还差 ${waiting.toFill} 人`,
    runOut,
  ]
    .filter(Boolean)
    .join('，');
}

function enDay(today: string, { today: arranged, tasksToFill, toFill }: Waiting, runOut: string): string {
  return [
    arranged === 0 ? `Nothing arranged ${today}` : `${arranged} ${arranged === 1 ? 'visit' : 'visits'} ${today}`,
    tasksToFill === 0 ? '' : `${tasksToFill} still ${tasksToFill === 1 ? 'needs' : 'need'} people`,
    tasksToFill === 0 ? '' : `${toFill} missing`,
    runOut,
  ]
    .filter(Boolean)
    .join(', ');
}

const answers = (n: number) => `${n} ${n === 1 ? 'answer' : 'answers'}`;

export const words = pageWords(
  {
    overdue: (time: string) => `过了 ${time}`,
    headline: {
      station: (waiting: Waiting, runOut: number) =>
        zhDay('今天', waiting, runOut === 0 ? '' : `${runOut} 件今天要回音`),
      center: (waiting: Waiting, runOut: number) =>
        zhDay('今天各站', waiting, runOut === 0 ? '' : `交上来的 ${runOut} 件今天要回音`),
      region: (_waiting: Waiting, runOut: number) =>
        runOut === 0 ? '今天没有要回音的' : `交上来的 ${runOut} 件今天要回音`,
    },
    backTo: (desk: string) => `回到${desk}`,
    today: '今天',
    todayNone: { station: '今天没有约好的事。', center: '今天各站都没有约好的事。' },
    stations: '各站等着的',
    toVerify: (n: number) => `${n} 件等回音`,
    todayCount: (n: number) => `今天 ${n} 件事`,
    nothingWaits: '没有等着的',
    open: '等人来',
    openNone: '每件事都有人了。',
    running: { station: '要回音的', center: '交到旗县来的', region: '交到盟市来的' },
    runningNone: {
      station: '没有等着回音的愿望。',
      center: '没有。站里没按时回音的，会交到这里。',
      region: '没有。旗县没按时回音的，会交到这里。',
    },
    begun: (left: number) => `时间到了，还差 ${left} 人`,
    seats: (left: number) => `还差 ${left} 人`,
    full: '人齐了',
    showMore: (n: number) => `再看 ${n} 件`,
    notListed: (n: number) => `还有 ${n} 件没列在这里，都在：`,
    underWay: '正在办',
    candidates: '谁能来',
    allQueue: (n: number) => `全部 ${n} 件`,
    toConfirm: (n: number) => `${n} 件办完了，等本人确认`,
    week: '这一周',
    weekSince: (day: string) => `周一到现在。数目从 ${day}记起。`,
    measures: { posted: '写下的愿望', published: '公开的愿望', fulfilled: '实现的愿望', minutes: '志愿者的服务' },
    unit: (n: string) => `${n} 个`,
    against: (before: string) => `上周 ${before}`,
    total: (total: string) => `12 周共 ${total}`,
    series: (what: string, list: string) => `${what}，12 周，旧的在前：${list}`,
    people: '人和资质',
    strength: {
      station: (staff: number, volunteers: number) => `站里 ${staff} 位工作人员，${volunteers} 位志愿者。`,
      center: (staff: number, volunteers: number) => `中心 ${staff} 位工作人员，各站共 ${volunteers} 位志愿者。`,
      region: (staff: number, _volunteers: number) => `盟市这一级 ${staff} 位工作人员。`,
    },
    vacancy: (post: string) => `还没有${post}。`,
    vacancyTo: '去安排',
    expiring: (n: number) => `${n} 位志愿者的证明两个月内到期。`,
    missing: (n: number) => `${n} 位志愿者没有有效的证明：没交过，或者过期了。孩子的愿望不会派给他们。`,
    papersTo: '看是哪几位',
    complete: '岗位都有人，志愿者的证明都在有效期内。',
  },
  {
    overdue: (time) => `${time} late`,
    headline: {
      station: (waiting, runOut) => enDay('today', waiting, runOut === 0 ? '' : `${answers(runOut)} due today`),
      center: (waiting, runOut) =>
        enDay('today at the stations', waiting, runOut === 0 ? '' : `${answers(runOut)} passed up due today`),
      region: (_waiting, runOut) => (runOut === 0 ? 'No answer due today' : `${answers(runOut)} passed up due today`),
    },
    backTo: (desk) => `Back to ${desk}`,
    today: 'Today',
    todayNone: { station: 'Nothing arranged today.', center: 'Nothing arranged today at any station.' },
    stations: 'What waits at each station',
    toVerify: (n) => `${answers(n)} due`,
    todayCount: (n) => `${n} today`,
    nothingWaits: 'Nothing waits',
    open: 'Need people',
    openNone: 'Everything has its people.',
    running: { station: 'Answers due', center: 'Passed up to the county', region: 'Passed up to the league' },
    runningNone: {
      station: 'No wish is waiting for an answer.',
      center: 'None. What a station does not answer in time comes here.',
      region: 'None. What a county does not answer in time comes here.',
    },
    begun: (left) => `the hour has come, ${left} missing`,
    seats: (left) => `${left} more`,
    full: 'Complete',
    showMore: (n) => `${n} more`,
    notListed: (n) => `${n} more are not listed here. All of them:`,
    underWay: 'Under way',
    candidates: 'Who could',
    allQueue: (n) => `All ${n}`,
    toConfirm: (n) => `${n} done, waiting for the person to confirm`,
    week: 'This week',
    weekSince: (day) => `Since Monday. Counted since ${day}.`,
    measures: {
      posted: 'Wishes written',
      published: 'Wishes published',
      fulfilled: 'Wishes come true',
      minutes: 'Volunteer service',
    },
    unit: (n) => n,
    against: (before) => `Last week ${before}`,
    total: (total) => `${total} in 12 weeks`,
    series: (what, list) => `${what}, 12 weeks, oldest first: ${list}`,
    people: 'People and certificates',
    strength: {
      station: (staff, volunteers) => `${staff} staff and ${volunteers} volunteers.`,
      center: (staff, volunteers) => `${staff} staff at the center, ${volunteers} volunteers at its stations.`,
      region: (staff) => `${staff} staff at this level.`,
    },
    vacancy: (post) => `No ${post.toLowerCase()} yet.`,
    vacancyTo: 'Arrange',
    expiring: (n) => `${n} ${n === 1 ? 'volunteer’s paper runs' : 'volunteers’ papers run'} out within two months.`,
    missing: (n) =>
      `${n} ${n === 1 ? 'volunteer has' : 'volunteers have'} no valid paper: never shown, or run out. No child’s wish is offered to them.`,
    papersTo: 'See who',
    complete: 'Every post is filled, and every volunteer’s papers are valid.',
  },
);
