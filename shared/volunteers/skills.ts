/**
 * What a volunteer can do and a wish can ask for, in two levels: a head and its skills. Which are close stands in close-skills.ts.
 * Two levels because people pick from a phone: ten heads fit one screen, a head's skills fit the next.
 * Ids are `head.leaf` and are stored, so an id is never renamed; words may change.
 */

type SkillEntry = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Chinese law asks for a certificate before anyone may do this for others. */
  readonly licence?: true;
  /** Safe and fitting for a volunteer under 18 (Volunteer Regulations 15: work must suit age and strength). */
  readonly minor?: true;
};

/** Its English name is short: the ten stand as chips on a phone. */
export type SkillHead = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly skills: readonly SkillEntry[];
};

export type Skill = SkillEntry & { readonly head: string };

export const SKILL_HEADS: readonly SkillHead[] = [
  {
    id: 'repair',
    zh: '家里修补',
    en: 'Home repairs',
    skills: [
      { id: 'repair.plumbing', zh: '修水管', en: 'Plumbing' },
      { id: 'repair.electrics', zh: '接电线、修电路', en: 'Wiring and circuits', licence: true },
      { id: 'repair.lamp', zh: '换灯泡', en: 'Changing bulbs' },
      { id: 'repair.gas', zh: '修燃气灶具', en: 'Gas stoves and hoses', licence: true },
      { id: 'repair.appliance', zh: '修家电', en: 'Household appliances' },
      { id: 'repair.kang-stove', zh: '通炕、修炉子', en: 'Kang flues and stoves' },
      { id: 'repair.window-seal', zh: '封窗户', en: 'Sealing windows for winter' },
      { id: 'repair.door-lock', zh: '修门和锁', en: 'Doors and locks' },
      { id: 'repair.carpentry', zh: '木工', en: 'Carpentry' },
      { id: 'repair.masonry', zh: '砌砖抹灰', en: 'Brick and plaster' },
      { id: 'repair.painting', zh: '刷墙', en: 'Painting walls' },
      { id: 'repair.ramp-rail', zh: '装坡道和扶手', en: 'Ramps and handrails' },
      { id: 'repair.wheelchair', zh: '修轮椅和助行器', en: 'Wheelchairs and walkers' },
      { id: 'repair.bicycle', zh: '修自行车、三轮车', en: 'Bicycles and tricycles' },
    ],
  },
  {
    id: 'care',
    zh: '照料陪同',
    en: 'Care and escort',
    skills: [
      { id: 'care.hospital-escort', zh: '陪着看病', en: 'Going along to hospital' },
      { id: 'care.outing', zh: '陪着出门', en: 'Going out together' },
      { id: 'care.wheelchair-push', zh: '推轮椅', en: 'Pushing a wheelchair' },
      { id: 'care.bathing', zh: '帮着洗澡', en: 'Helping with a bath' },
      { id: 'care.haircut', zh: '上门理发', en: 'Haircuts at home' },
      { id: 'care.foot-care', zh: '剪指甲、修脚', en: 'Nails and feet' },
      { id: 'care.cooking', zh: '做饭', en: 'Cooking' },
      { id: 'care.cleaning', zh: '打扫屋子', en: 'Cleaning', minor: true },
      { id: 'care.laundry', zh: '拆洗被褥', en: 'Washing quilts' },
      { id: 'care.mending', zh: '缝补改衣服', en: 'Mending and altering clothes' },
      { id: 'care.child-minding', zh: '看孩子', en: 'Minding children' },
      { id: 'care.respite', zh: '替家人照看半天', en: 'Half a day off for a carer' },
    ],
  },
  {
    id: 'talk',
    zh: '陪伴聊天',
    en: 'Company',
    skills: [
      { id: 'talk.chat', zh: '坐坐聊聊', en: 'A visit and a talk', minor: true },
      { id: 'talk.phone', zh: '打电话问一声', en: 'A regular phone call', minor: true },
      { id: 'talk.reading-aloud', zh: '念报念书', en: 'Reading aloud', minor: true },
      { id: 'talk.mongolian', zh: '用蒙古语聊天', en: 'Talking in Mongolian', minor: true },
      { id: 'talk.mongolian-reading', zh: '念蒙古文书报', en: 'Reading Mongolian aloud', minor: true },
      { id: 'talk.letter', zh: '代笔写信', en: 'Writing letters for someone', minor: true },
      { id: 'talk.board-games', zh: '下棋打牌', en: 'Chess and cards', minor: true },
      { id: 'talk.memoir', zh: '听人讲过去，记下来', en: 'Writing down a life', minor: true },
      { id: 'talk.sign-language', zh: '手语', en: 'Sign language', minor: true },
      { id: 'talk.play', zh: '陪孩子玩', en: 'Playing with children', minor: true },
    ],
  },
  {
    id: 'teach',
    zh: '教书辅导',
    en: 'Teaching',
    skills: [
      { id: 'teach.homework', zh: '陪写作业', en: 'Homework', minor: true },
      { id: 'teach.chinese', zh: '语文和作文', en: 'Chinese and composition', minor: true },
      { id: 'teach.maths', zh: '数学', en: 'Maths', minor: true },
      { id: 'teach.english', zh: '英语', en: 'English', minor: true },
      { id: 'teach.science', zh: '物理化学', en: 'Physics and chemistry', minor: true },
      { id: 'teach.mongolian', zh: '蒙古文', en: 'Mongolian script', minor: true },
      { id: 'teach.literacy', zh: '教大人认字', en: 'Reading for grown-ups', minor: true },
      { id: 'teach.study-choice', zh: '报志愿、选学校', en: 'Choosing a school or course' },
      { id: 'teach.job-seeking', zh: '写简历、练面试', en: 'Résumés and interviews' },
      { id: 'teach.braille', zh: '盲文', en: 'Braille', minor: true },
      { id: 'teach.trade', zh: '带一门手艺', en: 'Passing on a trade' },
    ],
  },
  {
    id: 'arts',
    zh: '文艺体育',
    en: 'Arts and sport',
    skills: [
      { id: 'arts.harmonica', zh: '口琴', en: 'Harmonica', minor: true },
      { id: 'arts.morin-khuur', zh: '马头琴', en: 'Horse-head fiddle', minor: true },
      { id: 'arts.guitar', zh: '吉他', en: 'Guitar', minor: true },
      { id: 'arts.keyboard', zh: '电子琴', en: 'Keyboard', minor: true },
      { id: 'arts.singing', zh: '唱歌', en: 'Singing', minor: true },
      { id: 'arts.dance', zh: '跳舞', en: 'Dancing', minor: true },
      { id: 'arts.painting', zh: '画画', en: 'Drawing and painting', minor: true },
      { id: 'arts.calligraphy', zh: '写毛笔字', en: 'Calligraphy', minor: true },
      { id: 'arts.paper-cutting', zh: '剪窗花', en: 'Paper-cutting', minor: true },
      { id: 'arts.felt-embroidery', zh: '毡绣刺绣', en: 'Felt work and embroidery', minor: true },
      { id: 'arts.photography', zh: '照相', en: 'Photography', minor: true },
      { id: 'arts.ball-games', zh: '打球踢球', en: 'Ball games', minor: true },
      { id: 'arts.wrestling', zh: '搏克', en: 'Mongolian wrestling' },
    ],
  },
  {
    id: 'digital',
    zh: '手机电脑',
    en: 'Phones and PCs',
    skills: [
      { id: 'digital.smartphone', zh: '教用手机', en: 'Using a smartphone', minor: true },
      { id: 'digital.video-call', zh: '教打视频', en: 'Video calls', minor: true },
      { id: 'digital.photos', zh: '手机照片', en: 'Photos on a phone', minor: true },
      { id: 'digital.booking', zh: '网上挂号买票', en: 'Booking doctors and tickets', minor: true },
      { id: 'digital.fraud-safety', zh: '防骗', en: 'Spotting scams', minor: true },
      { id: 'digital.screen-reader', zh: '读屏软件', en: 'Screen readers', minor: true },
      { id: 'digital.television', zh: '调电视', en: 'Setting up a television', minor: true },
      { id: 'digital.computer', zh: '修电脑、装软件', en: 'Computers', minor: true },
      { id: 'digital.online-shop', zh: '开网店', en: 'Selling online' },
    ],
  },
  {
    id: 'transport',
    zh: '接送搬运',
    en: 'Transport',
    skills: [
      { id: 'transport.car', zh: '开车接送', en: 'Driving people', licence: true },
      { id: 'transport.van', zh: '开货车', en: 'Driving goods', licence: true },
      { id: 'transport.accessible-van', zh: '开能上轮椅的车', en: 'Driving a wheelchair van', licence: true },
      { id: 'transport.carrying', zh: '搬东西上楼', en: 'Carrying things upstairs' },
      { id: 'transport.delivery', zh: '送东西上门', en: 'Bringing things to the door' },
      { id: 'transport.shopping', zh: '代买代取', en: 'Shopping and fetching', minor: true },
    ],
  },
  {
    id: 'health',
    zh: '健康心理',
    en: 'Health and mind',
    skills: [
      { id: 'health.doctor', zh: '看病问诊', en: 'Seeing patients', licence: true },
      { id: 'health.nursing', zh: '护理换药', en: 'Nursing', licence: true },
      { id: 'health.rehabilitation', zh: '康复训练', en: 'Rehabilitation', licence: true },
      { id: 'health.pharmacy', zh: '看药、理药', en: 'Sorting medicines', licence: true },
      { id: 'health.counselling', zh: '心理咨询', en: 'Counselling', licence: true },
      { id: 'health.massage', zh: '推拿', en: 'Therapeutic massage', licence: true },
      { id: 'health.speech', zh: '教孩子开口说话', en: 'Speech therapy', licence: true },
      { id: 'health.blood-pressure', zh: '量血压', en: 'Taking blood pressure' },
      { id: 'health.first-aid', zh: '急救', en: 'First aid' },
    ],
  },
  {
    id: 'law',
    zh: '法律手续',
    en: 'Law and forms',
    skills: [
      { id: 'law.advice', zh: '法律咨询', en: 'Legal advice', licence: true },
      { id: 'law.contract', zh: '看合同', en: 'Reading a contract' },
      { id: 'law.wages', zh: '讨工钱', en: 'Getting wages paid' },
      { id: 'law.forms', zh: '填表跑手续', en: 'Forms and offices' },
      { id: 'law.policy', zh: '问政策', en: 'Finding out what one is entitled to' },
      { id: 'law.mediation', zh: '劝和说理', en: 'Mediation' },
      { id: 'law.interpreting', zh: '蒙汉口译', en: 'Mongolian and Chinese interpreting' },
      { id: 'law.translation', zh: '蒙汉笔译', en: 'Mongolian and Chinese translation' },
      { id: 'law.bookkeeping', zh: '记账', en: 'Keeping accounts' },
    ],
  },
  {
    id: 'field',
    zh: '田里牧场和活动',
    en: 'Farm and events',
    skills: [
      { id: 'field.lambing', zh: '接羔', en: 'Lambing' },
      { id: 'field.shearing', zh: '剪羊毛', en: 'Shearing' },
      { id: 'field.hay', zh: '打草运草', en: 'Hay' },
      { id: 'field.harvest', zh: '收庄稼', en: 'Harvest' },
      { id: 'field.fence', zh: '修围栏', en: 'Fences' },
      { id: 'field.ger', zh: '搭蒙古包', en: 'Putting up a ger' },
      { id: 'field.veterinary', zh: '给牲畜看病', en: 'Veterinary care', licence: true },
      { id: 'field.fuel', zh: '劈柴码煤', en: 'Splitting wood, stacking coal' },
      { id: 'field.snow', zh: '扫雪除冰', en: 'Clearing snow and ice' },
      { id: 'field.garden', zh: '种菜种树', en: 'Vegetables and trees', minor: true },
      { id: 'field.big-pot', zh: '做大锅饭', en: 'Cooking for a crowd' },
      { id: 'field.stewarding', zh: '活动现场帮手', en: 'Helping at an event', minor: true },
    ],
  },
];

/** Every skill by id, in the order of the heads. */
export const SKILLS: ReadonlyMap<string, Skill> = new Map(
  SKILL_HEADS.flatMap((head) => head.skills.map((skill) => [skill.id, { ...skill, head: head.id }] as const)),
);
