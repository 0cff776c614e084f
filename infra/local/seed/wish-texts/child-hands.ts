import type { WishText } from '../wish-text.ts';

/** Children who need a grown-up’s hands or time. */
export const CHILD_HANDS: readonly WishText[] = [
  {
    slug: 'haircuts-before-term',
    group: 'child',
    kind: 'service',
    domain: 'community',
    urgency: 'normal',
    season: 'autumn',
    setting: 'town',
    source: 'school',
    who: { zh: '二十多个住校的孩子', en: 'twenty-odd boarding pupils' },
    title: {
      zh: '二十多个住校的孩子想在开学前理个发',
      en: 'Twenty-odd boarding pupils want haircuts before term',
    },
    story: {
      zh: '镇上的理发店排不过来，男孩们互相剪过，剪得坐不住。女孩想要齐一点的刘海。',
      en: 'The barber in town can’t fit them all in. The boys have tried cutting each other’s; it shows. The girls ask for a straight fringe.',
    },
    minutes: 540,
    components: [
      {
        kind: 'service',
        text: { zh: '三位会理发的人', en: 'three people who cut hair' },
        quantity: 3,
        skills: ['care.haircut'],
        minutes: 180,
      },
    ],
    hour: 9,
  },
  {
    slug: 'crossing-at-half-past-seven',
    group: 'child',
    kind: 'service',
    domain: 'child',
    urgency: 'normal',
    season: 'winter',
    setting: 'city',
    source: 'school',
    who: { zh: '一个六岁的女孩', en: 'a six-year-old girl' },
    title: {
      zh: '一个六岁的女孩早上想有人送她过马路',
      en: 'A six-year-old girl needs someone to see her across the road in the morning',
    },
    story: {
      zh: '爸爸凌晨去市场卸菜，姥姥送到楼下就走不动了。那条路六个车道，绿灯只有二十五秒。',
      en: 'Her father unloads vegetables before dawn, and her grandmother can get no farther than the door. The road has six lanes and a twenty-five-second light.',
    },
    minutes: 60,
    components: [
      {
        kind: 'service',
        text: { zh: '两位轮着送的人，通过核查', en: 'two people with checks, to take turns' },
        quantity: 2,
        skills: ['care.child-minding'],
        minutes: 30,
      },
    ],
    hour: 7,
    thanks: {
      zh: '二十五秒够了，还能跟卖豆浆的奶奶打个招呼。',
      en: 'Twenty-five seconds is enough. There’s even time to wave at the soy-milk lady.',
    },
  },
  {
    slug: 'dormitory-windows',
    group: 'child',
    kind: 'service',
    domain: 'child',
    urgency: 'normal',
    season: 'autumn',
    setting: 'town',
    source: 'school',
    who: { zh: '住校的三十个男孩', en: 'thirty boys who board' },
    title: {
      zh: '住校的三十个男孩想在上冻前把窗缝封上',
      en: 'Thirty boys who board want the window gaps sealed before the frost',
    },
    story: {
      zh: '靠窗的床没人愿意睡，他们抓阄，一周换一回。上周轮到的那个，枕头上落了一层雪。',
      en: 'Nobody wants the bed by the window, so they draw lots, week by week. Last week’s boy woke with snow on his pillow.',
    },
    minutes: 540,
    components: [
      {
        kind: 'service',
        text: { zh: '三位会封窗户的人', en: 'three people who can seal windows' },
        quantity: 3,
        skills: ['repair.window-seal'],
        minutes: 180,
      },
      { kind: 'goods', text: { zh: '密封条', en: 'sealing strip' }, quantity: 60, unit: { zh: '米', en: 'metre' } },
    ],
    hour: 9,
  },
  {
    slug: 'bookshelf-from-old-planks',
    group: 'child',
    kind: 'service',
    domain: 'child',
    urgency: 'normal',
    season: 'any',
    setting: 'pasture',
    source: 'visit',
    who: { zh: '一对爱看书的姐弟', en: 'a sister and brother who read' },
    title: {
      zh: '一对爱看书的姐弟想要个够得着的书架',
      en: 'A sister and brother who read would like a shelf they can reach',
    },
    story: {
      zh: '书摞在粮囤上头，想看底下那本就得全搬下来。木板有，是旧勒勒车上拆的，爸爸不会做榫。',
      en: 'Their books are stacked on top of the grain bin, and the one they want is always at the bottom. There are planks, from an old ox-cart; what their father can’t do is the joints.',
    },
    minutes: 150,
    components: [
      {
        kind: 'service',
        text: { zh: '一位木匠', en: 'a carpenter' },
        quantity: 1,
        skills: ['repair.carpentry'],
        minutes: 150,
      },
    ],
    hour: 14,
    thanks: {
      zh: '最底下那层我们留给狗了，它爱趴那儿。',
      en: 'We left the bottom shelf for the dog. He likes it there.',
    },
  },
];
