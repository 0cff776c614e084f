import { NUDGES_PER_WEEK_LIMIT_COUNT } from '../../../shared/matching/gates.ts';
import { TIER_BASES } from '../../../shared/matching/tiers.ts';
import { WAVE } from '../../../shared/matching/wave.ts';
import { WEIGHTS } from '../../../shared/matching/weights.ts';
import { pageWords } from '../../main/i18n.ts';

const ZH_TIMES = `${TIER_BASES.merit / 10_000} 万`;
const EN_TIMES = TIER_BASES.merit.toLocaleString('en-GB');

const STEPS = WEIGHTS.minutePoints;
const ZH_STEPS = ` ${STEPS.slice(0, -1).join('、')} 或 ${STEPS.at(-1)}`;
const EN_STEPS = `${STEPS.slice(0, -1).join(', ')} or ${STEPS.at(-1)}`;

export const words = pageWords(
  {
    title: '怎样想到您',
    lead: '谁的愿望问谁合适，先由机器排一遍，再由人来定。怎么排，都写在这一页：程序里用的，就是这张表。',
    gates: '先过关',
    gatesText: '有一关不过，就不会来问。再合适也补不上。',
    gatesDrawn: '九个人往前走，六个在不同的关前停下，三个走到头。',
    families: { suited: '合不合适', children: '孩子', skill: '手艺', time: '路和空', will: '愿不愿意' },
    tiers: '再比三层',
    tiersText: '上一层分出高下，下一层就不看了。',
    whole: `在机器里，上一层的 1 分顶下一层的 ${ZH_TIMES}分：一个旗县所有人的下层加在一起，也翻不过去。然后不是一个一个挑，而是把所有愿望和所有人放在一起，排出总起来最好的那一种，每次都附一张能验算的条子。`,
    way: `还有一条：不能为了多帮几家，让大家平均走得更远。要是比一个一个挑着派走得还远，这一次第二层里路上每分钟就扣${ZH_STEPS} 分，够用就停。`,
    never: '从来不算的',
    neverList: ['性别', '民族', '信仰', '收入', '身体', '年龄', '名字', '捐没捐过'],
    neverText:
      '年龄和身体只用来过关：不派做不了、不该做的事。过了关，多一岁少一岁都一样。说“身体不舒服”来不了，也不记。',
    wave: '一次问几个人',
    waveText: `问到“至少一个人来”有九成把握为止，最多 ${WAVE.people} 个。来没来过、应没应过，会让把握变大变小；从没问过的人按一半算。`,
    waveDrawn: (n: number) => `问一个人有五成把握，问到第 ${n} 个人过了九成。`,
    people: (n: number) => `${n} 人`,
    mark: (percent: number) => `虚线是 ${percent}%，到了就不再多问。`,
    no: '怎么说不',
    noList: [
      ['这次不行', '点一下就好。不用理由，也不扣什么。'],
      [
        '别自动来问',
        `本来一周最多问 ${NUDGES_PER_WEEK_LIMIT_COUNT} 次，一次一件，夜里不问。关掉以后，只有站里的人来问。`,
      ],
      ['推荐也不要', '关掉以后谁也不来问，愿望墙上照样能自己找。'],
      ['这样排不对', '跟社工站说。协调员能改，改了谁、什么时候改的都记着。孩子的事从来都由人来问。'],
    ] as readonly (readonly [name: string, text: string])[],
    toSwitches: '去关掉，或者再打开',
    toStation: '找我家附近的社工站',
    law: '个人信息保护法第二十四条：自动推荐要公平、要说得清、可以不要。',
  },
  {
    title: 'How matching works',
    lead: 'A machine puts in order whom to ask for which wish; people decide. How it does so stands on this page: it is the very table the program uses.',
    gates: 'First, the gates',
    gatesText: 'One that is closed is enough: you are not asked, and nothing makes up for it.',
    gatesDrawn: 'Nine people walk along; six stop at different gates, three come through.',
    families: { suited: 'Suited', children: 'Children', skill: 'Skill', time: 'Way, time', will: 'Willing' },
    tiers: 'Then, three tiers',
    tiersText: 'Where one tier tells two apart, the next is not looked at.',
    whole: `Inside, one point of a tier is worth ${EN_TIMES} of the next, so all the lower points of a whole county cannot turn it over. And nobody is picked one by one: all wishes and all people are put together, and the best whole is found, each time with a slip by which it can be checked.`,
    way: `One thing more: people are not to walk further on average so that more are helped. Where they would, against picking one by one, each minute on the way costs ${EN_STEPS} points of the second tier that time, the least that is enough.`,
    never: 'What never counts',
    neverList: ['Sex', 'Ethnicity', 'Faith', 'Income', 'Health', 'Age', 'Name', 'Donations'],
    neverText:
      'Age and health only open or close a gate: nobody is sent to what they cannot or should not do. Past the gate a year more or less changes nothing. Saying no because you are unwell is not counted.',
    wave: 'How many are asked at once',
    waveText: `As few as it takes to be nine tenths sure that somebody comes, and ${WAVE.people} at most. Earlier answers make it more or less likely; somebody never asked counts as one half.`,
    waveDrawn: (n) => `Asking one person makes it half sure; with ${n} it is past nine tenths.`,
    people: (n) => `${n} asked`,
    mark: (percent) => `The dashed line is ${percent}%: past it nobody else is asked.`,
    no: 'How to say no',
    noList: [
      ['Not this time', 'One tap. No reason needed, nothing is lost.'],
      [
        'Do not ask me automatically',
        `As it is, at most ${NUDGES_PER_WEEK_LIMIT_COUNT} times a week, one thing at a time, never at night. When off, only people of the station ask.`,
      ],
      ['No suggestions either', 'Then nobody asks at all; you can still look on the wall.'],
      [
        'This order is wrong',
        'Tell the station. A coordinator can change it, and who changed what and when is kept. For a child, a person always asks.',
      ],
    ],
    toSwitches: 'Turn them off, or on again',
    toStation: 'Find the station near me',
    law: 'Personal Information Protection Law, Article 24: automated suggestions are fair, explained, and can be refused.',
  },
);
