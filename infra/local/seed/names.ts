import type { Post, Role } from '../../../shared/orgs/roles.ts';

/**
 * Parts from which the demo's people, organisations and streets are put together. Everything here is invented: a name
 * that also belongs to somebody, or to some real shop or fund, does so by chance.
 */

export type Named = { readonly zh: string; readonly en: string };

/** `王 Wang, 李 Li`: the Chinese up to the first space, the Latin form after it. */
function named(...rows: readonly string[]): readonly Named[] {
  return rows
    .flatMap((row) => row.split(', '))
    .map((entry) => {
      const gap = entry.indexOf(' ');
      return { zh: entry.slice(0, gap), en: entry.slice(gap + 1) };
    });
}

/** Han surnames. Invented people carry them. */
export const SURNAMES: readonly Named[] = named(
  '王 Wang, 李 Li, 张 Zhang, 刘 Liu, 陈 Chen, 杨 Yang, 赵 Zhao, 黄 Huang, 周 Zhou, 吴 Wu, 徐 Xu, 孙 Sun',
  '胡 Hu, 朱 Zhu, 高 Gao, 林 Lin, 何 He, 郭 Guo, 马 Ma, 罗 Luo, 梁 Liang, 宋 Song, 郑 Zheng, 谢 Xie',
  '韩 Han, 唐 Tang, 冯 Feng, 于 Yu, 董 Dong, 萧 Xiao, 程 Cheng, 曹 Cao, 袁 Yuan, 邓 Deng, 许 Xu, 傅 Fu',
  '沈 Shen, 曾 Zeng, 彭 Peng, 吕 Lü, 苏 Su, 卢 Lu, 蒋 Jiang, 蔡 Cai, 贾 Jia, 丁 Ding, 魏 Wei, 薛 Xue',
  '叶 Ye, 阎 Yan, 余 Yu, 潘 Pan, 杜 Du, 戴 Dai, 夏 Xia, 钟 Zhong, 汪 Wang, 田 Tian, 任 Ren, 姜 Jiang',
  '范 Fan, 方 Fang, 石 Shi, 姚 Yao, 谭 Tan, 廖 Liao, 邹 Zou, 熊 Xiong, 欧阳 Ouyang, 司徒 Situ',
);

/** Surnames that only those carry who are called by them. */
export const MORE_SURNAMES: readonly Named[] = named(
  '钱 Qian, 孟 Meng, 康 Kang, 苗 Miao, 秦 Qin, 严 Yan, 毛 Mao, 乔 Qiao, 郝 Hao, 邱 Qiu, 崔 Cui, 江 Jiang',
  '葛 Ge, 贺 He, 邵 Shao, 尹 Yin, 侯 Hou, 聂 Nie, 霍 Huo, 白 Bai, 常 Chang, 武 Wu, 段 Duan, 耿 Geng',
  '纪 Ji, 庞 Pang, 鲍 Bao, 金 Jin, 佟 Tong, 温 Wen, 祝 Zhu, 敖 Ao, 万 Wan, 雷 Lei, 艾 Ai, 尚 Shang',
  '柳 Liu, 骆 Luo, 晁 Chao, 宁 Ning',
);

/** Given names of women, from the old to the young. */
export const GIVEN_NAMES_F: readonly Named[] = named(
  '桂兰 Guilan, 秀英 Xiuying, 玉珍 Yuzhen, 淑芬 Shufen, 凤英 Fengying, 素梅 Sumei, 翠花 Cuihua, 桂枝 Guizhi',
  '月娥 Yue’e, 春香 Chunxiang, 兰芝 Lanzhi, 玉梅 Yumei, 秋菊 Qiuju, 腊梅 Lamei, 改花 Gaihua, 喜鹊 Xique',
  '建华 Jianhua, 红霞 Hongxia, 丽娟 Lijuan, 美玲 Meiling, 爱萍 Aiping, 晓燕 Xiaoyan, 海燕 Haiyan, 彩云 Caiyun',
  '雪梅 Xuemei, 慧敏 Huimin, 丽华 Lihua, 春燕 Chunyan, 永红 Yonghong, 卫红 Weihong, 冬梅 Dongmei, 敏 Min',
  '静 Jing, 婷婷 Tingting, 晓琳 Xiaolin, 文静 Wenjing, 雅楠 Yanan, 思远 Siyuan, 佳慧 Jiahui, 梦瑶 Mengyao',
  '晓晨 Xiaochen, 雨桐 Yutong, 若溪 Ruoxi, 一诺 Yinuo, 可欣 Kexin, 安然 Anran, 知夏 Zhixia, 念慈 Nianci',
  '青禾 Qinghe, 小满 Xiaoman, 南星 Nanxing, 听雪 Tingxue, 穗 Sui, 苗苗 Miaomiao, 灵 Ling, 书宁 Shuning',
  '晴 Qing, 乐怡 Leyi, 云舒 Yunshu, 沐阳 Muyang, 禾苗 Hemiao, 清扬 Qingyang, 以宁 Yining, 望舒 Wangshu',
);

/** Given names of men, from the old to the young. */
export const GIVEN_NAMES_M: readonly Named[] = named(
  '德山 Deshan, 国良 Guoliang, 永福 Yongfu, 德海 Dehai, 福来 Fulai, 占军 Zhanjun, 有福 Youfu, 存厚 Cunhou',
  '满仓 Mancang, 来顺 Laishun, 长林 Changlin, 玉堂 Yutang, 守义 Shouyi, 保田 Baotian, 进才 Jincai, 铁柱 Tiezhu',
  '建国 Jianguo, 志强 Zhiqiang, 建军 Jianjun, 卫东 Weidong, 援朝 Yuanchao, 解放 Jiefang, 胜利 Shengli, 跃进 Yuejin',
  '国庆 Guoqing, 永胜 Yongsheng, 海龙 Hailong, 文斌 Wenbin, 立 Li, 强 Qiang, 伟 Wei, 磊 Lei',
  '鹏 Peng, 晓东 Xiaodong, 志远 Zhiyuan, 春雷 Chunlei, 大勇 Dayong, 俊杰 Junjie, 天宇 Tianyu, 子航 Zihang',
  '浩然 Haoran, 雨泽 Yuze, 明远 Mingyuan, 家豪 Jiahao, 一鸣 Yiming, 博文 Bowen, 凯 Kai, 泽宇 Zeyu',
  '念北 Nianbei, 牧野 Muye, 石头 Shitou, 青山 Qingshan, 向阳 Xiangyang, 望 Wang, 启明 Qiming, 小川 Xiaochuan',
  '拓 Tuo, 知行 Zhixing, 行舟 Xingzhou, 怀安 Huai’an, 立春 Lichun, 松 Song, 远航 Yuanhang, 予安 Yu’an',
);

export const GIVEN_NAMES: readonly (Named & { readonly sex: 'f' | 'm' })[] = [
  ...GIVEN_NAMES_F.map((name) => ({ ...name, sex: 'f' as const })),
  ...GIVEN_NAMES_M.map((name) => ({ ...name, sex: 'm' as const })),
];

/** Mongolian personal names: one name, no surname. The last four are as long as a card must be able to show. */
export const MONGOLIAN_NAMES: readonly Named[] = named(
  '乌云其其格 Uyunqiqig, 萨仁 Saran, 娜仁 Naran, 其木格 Qimeg, 斯琴 Seqin, 格日勒 Gerel, 敖登 Odon, 乌兰 Ulaan',
  '托娅 Toya, 娜仁托娅 Narantoya, 萨日娜 Sarana, 乌日娜 Urna, 高娃 Gowa, 斯琴高娃 Seqingowa, 塔娜 Tana, 哈斯 Has',
  '阿拉坦其其格 Altanqiqig, 苏布德 Subud, 娜布其 Nabqi, 通拉嘎 Tunglag, 其其格 Qiqig, 乌仁 Uran, 阿茹娜 Aruna',
  '赛罕 Saihan, 诺敏 Nomin, 乌英嘎 Uyanga, 阿木日 Amur, 萨如拉 Sarula, 德力格尔 Delger, 额日登 Erden',
  '巴图 Bat, 巴特尔 Baatar, 道尔吉 Dorj, 那顺 Nasun, 布和 Buhe, 孟和 Munkh, 朝鲁 Chuluu, 哈达 Had',
  '宝音 Buyan, 扎木苏 Jamsu, 苏和 Suhe, 白音仓 Bayansang, 额尔敦 Erdun, 乌力吉 Uljei, 毕力格 Bilig, 特木尔 Temur',
  '阿古拉 Agula, 巴雅尔 Bayar, 吉日嘎拉 Jargal, 宝力道 Bold, 朝克图 Chogt, 恩和 Enkh, 嘎日迪 Garid, 哈斯巴根 Hasbagan',
  '呼和 Huhe, 莫日根 Mergen, 牧仁 Muren, 尼玛 Nima, 青格勒 Qinggel, 桑布 Sambu, 图雅 Tuya, 沃德 Od',
  '苏日娜 Surna, 海日 Hair, 巴根那 Bagana, 阿斯尔 Aser, 乌恩 Uen, 满都拉 Mandul, 包力高 Bulag, 达来 Dalai',
  '孟和巴雅尔吉日嘎拉图 Munkhbayar Jargalant, 额尔敦其木格娜仁格日勒 Erdunqimeg Narangerel',
  '阿拉坦格日勒图斯琴毕力格 Altangerelt Seqinbilig, 乌云毕力格额尔敦孟和巴雅斯古楞吉日嘎拉 Uyuunbilig Erdunmunkh Bayasgulang-Jargal',
);

/** Community organisations 社会组织: the carriers of the linkage. */
export const ORGANISATIONS: readonly Named[] = named(
  '夕阳红互助社 Sunset Mutual Aid, 邻家帮手队 Next-Door Hands, 巷口修理铺公益队 Lane-End Menders, 热炕头互助会 Warm Kang Circle',
  '一碗热汤厨房 One Bowl Kitchen, 晨光陪诊社 Morning Clinic Company, 口袋书屋 Pocket Library, 草籽儿童服务中心 Grass Seed Children’s Centre',
  '北风工坊 North Wind Workshop, 听见手语社 Heard in Hand, 同行轮椅队 Side by Side on Wheels, 读报人小组 The Newspaper Readers',
  '小马驹课后班 The Foal After-School, 蓝门帘理发队 Blue Curtain Barbers, 针线匣子 The Sewing Box, 雪夜巡门队 Snow-Night Door Rounds',
  '接羔帮帮队 Lambing Helpers, 乳香牧区服务社 Milk-Scent Pasture Service, 灶火妈妈会 Hearth Mothers, 旧物新生站 Second Turn Depot',
  '银发手机课堂 Silver Phone Class, 老伙计合唱团 Old Mates’ Choir, 半日喘息社 Half-Day Off, 长河社会工作服务中心 Long River Social Work',
  '马头琴少年社 Young Fiddlers, 暖冬封窗队 Winter Window Tapers, 说和茶馆 The Peace-Talk Teahouse, 白杨助学会 White Poplar Learning',
);

/** Local enterprises that give goods, rides or hands. */
export const ENTERPRISES: readonly Named[] = named(
  '阳坡面粉厂 Sunny Slope Flour Mill, 老井豆腐坊 Old Well Tofu, 青石五金店 Bluestone Hardware, 双燕车队 Two Swallows Cars',
  '归途货运 Homeward Haulage, 北屋窗业 North Room Windows, 厚底鞋坊 Thick Sole Shoes, 棉花巷被服厂 Cotton Lane Quilts',
  '满格通讯店 Full Bars Phones, 草尖乳品 Grass-Tip Dairy, 大铁锅餐馆 The Big Iron Pot, 明眸眼镜行 Clear Eye Opticians',
  '三姐菜站 Third Sister’s Greens, 木槿药房 Hibiscus Pharmacy, 红砖建材 Red Brick Supplies, 晚灯书店 Late Lamp Books',
  '羊毛谷毡业 Wool Valley Felts, 顺炉煤炭供应站 Good Draught Coal',
);

/** Foundations and funds. */
export const FUNDS: readonly Named[] = named(
  '东河社区发展基金会 Donghe Community Foundation, 微光专项基金 Small Light Fund, 一冬煤互助金 One Winter’s Coal Mutual Fund',
  '坡道专项基金 The Ramp Fund, 草场风雪互助金 Snow and Pasture Mutual Fund, 长灯助学基金 Long Lamp Learning Fund',
  '邻里灶火基金 Neighbours’ Hearth Fund, 拾光助老基金 Gathered Light Elders’ Fund, 小树苗儿童基金 Sapling Children’s Fund',
  '归巢社区基金会 Homing Community Foundation',
);

/** Streets and lanes with names that every town has. */
/** Schools of the demo's children: said at the visit, masked in public. Invented, like the streets. */
export const SCHOOLS = ['向阳小学', '育才街小学', '红柳小学', '金河湾小学', '团结路小学', '杏花村小学'] as const;

export const STREETS: readonly Named[] = named(
  '和平路 Heping Road, 光明路 Guangming Road, 人民路 Renmin Road, 建设巷 Jianshe Lane, 向阳街 Xiangyang Street, 团结路 Tuanjie Road',
  '友谊街 Youyi Street, 青年路 Qingnian Road, 文化路 Wenhua Road, 育才街 Yucai Street, 纺织路 Fangzhi Road, 车站街 Chezhan Street',
  '粮库巷 Liangku Lane, 豆腐巷 Doufu Lane, 铁匠巷 Tiejiang Lane, 井沿巷 Jingyan Lane, 东大街 Dongda Street, 西二道巷 Xi’erdao Lane',
  '南河沿 Nanheyan, 北桥路 Beiqiao Road, 新华街 Xinhua Street, 幸福路 Xingfu Road, 锦绣街 Jinxiu Street, 园丁路 Yuanding Road',
  '白杨路 Baiyang Road, 榆树巷 Yushu Lane, 沙枣街 Shazao Street, 柳荫路 Liuyin Road, 胜利路 Shengli Road, 解放街 Jiefang Street',
  '牧业路 Muye Road, 毛纺巷 Maofang Lane, 奶站巷 Naizhan Lane, 供销街 Gongxiao Street, 矿山街 Kuangshan Street, 林场路 Linchang Road',
  '广场东街 Guangchang East Street, 公园北路 Gongyuan North Road, 学府路 Xuefu Road, 朝阳巷 Zhaoyang Lane, 平安里 Ping’an Li, 春晖路 Chunhui Road',
);

export type DemoPerson = Named & {
  readonly slug: string;
  readonly role: Role;
  readonly post?: Post;
  /** Further duties at the same station: a small place has more hats than heads. */
  readonly also?: readonly { readonly role: Role; readonly post?: Post }[];
  /** The enterprise that they manage, by its Chinese name. */
  readonly enterprise?: string;
  /** Looks after a child who cannot sign alone. */
  readonly guardian?: true;
  readonly blurb: Named;
};

/** The people one can sign in as in the demo. All invented, and marked as demo wherever they appear. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    slug: 'chen-li',
    zh: '陈立',
    en: 'Chen Li',
    role: 'social_worker',
    post: 'grid_worker',
    blurb: {
      zh: '和平路一带的网格员，一天爬三十层楼，谁家灯没亮他知道。',
      en: 'Grid worker around Heping Road. Thirty flights a day, and he notices whose light is off.',
    },
  },
  {
    slug: 'li-min',
    zh: '李敏',
    en: 'Li Min',
    role: 'social_worker',
    post: 'agency_worker',
    blurb: {
      zh: '东河站社工，做了七年，习惯先听完再记。',
      en: 'Social worker at Donghe station for seven years. Listens to the end, then writes.',
    },
  },
  {
    slug: 'gao-weidong',
    zh: '高卫东',
    en: 'Gao Weidong',
    role: 'head',
    blurb: {
      zh: '东河站站长，早上第一件事是看哪张单子快到点了。',
      en: 'Head of Donghe station. Starts the day by looking for the clock that is nearly out.',
    },
  },
  {
    slug: 'narantoya',
    zh: '娜仁托娅',
    en: 'Narantoya',
    role: 'deputy',
    also: [{ role: 'volunteer_coordinator' }, { role: 'social_worker', post: 'assistance_aide' }],
    blurb: {
      zh: '副站长，管救助也管排班，两种话都说，电话从不静音。',
      en: 'Deputy head. Runs assistance and the rota, in both languages, with her phone never on silent.',
    },
  },
  {
    slug: 'song-huimin',
    zh: '宋慧敏',
    en: 'Song Huimin',
    role: 'social_worker',
    post: 'child_supervisor',
    blurb: {
      zh: '儿童督导员，跑六个嘎查和社区，包里常有一副跳棋。',
      en: 'Child supervisor for six villages and neighbourhoods. There is usually a game of draughts in her bag.',
    },
  },
  {
    slug: 'wu-chunyan',
    zh: '吴春燕',
    en: 'Wu Chunyan',
    role: 'social_worker',
    post: 'child_director',
    blurb: {
      zh: '儿童主任，放学那半小时站在活动室门口，一个一个数。',
      en: 'Child director. When school comes out she stands at the activity room door and counts them in.',
    },
  },
  {
    slug: 'fang-wenbin',
    zh: '方文斌',
    en: 'Fang Wenbin',
    role: 'social_worker',
    post: 'agency_worker',
    blurb: {
      zh: '长河社工机构派来的，带小组，写得一手好记录。',
      en: 'Sent by the Long River agency. Runs groups, and keeps records people can read.',
    },
  },
  {
    slug: 'shen-lihua',
    zh: '沈丽华',
    en: 'Shen Lihua',
    role: 'supervisor',
    blurb: {
      zh: '旗县中心督导，管九个站，问得最多的是“后来呢”。',
      en: 'Supervisor for nine stations. The question she asks most is “And then?”',
    },
  },
  {
    slug: 'luo-dayong',
    zh: '罗大勇',
    en: 'Luo Dayong',
    role: 'volunteer_coordinator',
    blurb: {
      zh: '志愿服务协调员，记得谁怕狗、谁晕车、谁周三要接孙子。',
      en: 'Volunteer coordinator. Remembers who fears dogs, who gets carsick and who fetches a grandson on Wednesdays.',
    },
  },
  {
    slug: 'ma-aiping',
    zh: '马爱萍',
    en: 'Ma Aiping',
    role: 'organisation_manager',
    blurb: {
      zh: '夕阳红互助社的当家人，社里十二位陪诊员，最大的七十一。',
      en: 'Runs Sunset Mutual Aid. Twelve of its members go along to clinics; the eldest is seventy-one.',
    },
  },
  {
    slug: 'xu-jing',
    zh: '徐静',
    en: 'Xu Jing',
    role: 'fund_steward',
    blurb: {
      zh: '管东河社区发展基金会的账进账出，每一笔先问给谁用。',
      en: 'Steward of the Donghe Community Foundation. Of every sum she first asks whom it is for.',
    },
  },
  {
    slug: 'bilig',
    zh: '毕力格',
    en: 'Bilig',
    role: 'fund_approver',
    blurb: {
      zh: '基金审批人，自己提的单子从来不批，也不催别人批。',
      en: 'Approves what others ask for, never what he asks for himself, and doesn’t hurry anyone.',
    },
  },
  {
    slug: 'tian-xuemei',
    zh: '田雪梅',
    en: 'Tian Xuemei',
    role: 'accountant',
    blurb: {
      zh: '会计，票据按颜色夹好，差一分钱也要找到。',
      en: 'Accountant. Files her receipts by colour, and will look for a missing fen.',
    },
  },
  {
    slug: 'yan-shouyi',
    zh: '阎守义',
    en: 'Yan Shouyi',
    role: 'auditor',
    blurb: {
      zh: '审计员，什么账都能看，一个字也改不了，他说这样睡得好。',
      en: 'Auditor. May read every account and change none of it. He sleeps well that way, he says.',
    },
  },
  {
    slug: 'wang-guilan',
    zh: '王桂兰',
    en: 'Wang Guilan',
    role: 'resident',
    blurb: {
      zh: '大家叫她王奶奶，八十一岁，一个人住三单元四楼，汉话蒙语都能聊。',
      en: 'Everyone calls her Granny Wang. Eighty-one, on her own on the fourth floor, and good company in two languages.',
    },
  },
  {
    slug: 'zhao-qiang',
    zh: '赵强',
    en: 'Zhao Qiang',
    role: 'volunteer',
    blurb: {
      zh: '水暖工，周日上午有空，工具箱放在自行车后座上。',
      en: 'A plumber, free on Sunday mornings, with his toolbox on the back of his bicycle.',
    },
  },
  {
    slug: 'sarula',
    zh: '萨如拉',
    en: 'Sarula',
    role: 'volunteer',
    blurb: {
      zh: '退休的蒙语广播员，念书念报都行，也陪人看病。',
      en: 'A retired Mongolian broadcaster. Reads aloud, and goes along to the doctor.',
    },
  },
  {
    slug: 'lin-zhixia',
    zh: '林知夏',
    en: 'Lin Zhixia',
    role: 'volunteer',
    blurb: {
      zh: '十七岁，高二，家里签过同意书，周末教老人用手机。',
      en: 'Seventeen, in her second year of high school. Her parents have signed; at weekends she teaches phones.',
    },
  },
  {
    slug: 'xia-qingshan',
    zh: '夏青山',
    en: 'Xia Qingshan',
    role: 'volunteer',
    blurb: {
      zh: '上周刚注册，才去过一家，说扫雪和搬东西都行。',
      en: 'Signed up last week and has been to one home so far. Says snow and furniture are both fine.',
    },
  },
  {
    slug: 'tan-yongsheng',
    zh: '谭永胜',
    en: 'Tan Yongsheng',
    role: 'volunteer',
    blurb: {
      zh: '跑过二十年长途，现在开一辆能上轮椅的车，周六归站里用。',
      en: 'Twenty years of long-haul. Now he has a van that takes a wheelchair, and Saturdays belong to the station.',
    },
  },
  {
    slug: 'dong-lamei',
    zh: '董腊梅',
    en: 'Dong Lamei',
    role: 'resident',
    guardian: true,
    blurb: {
      zh: '带着十岁的外孙女过日子，孩子的事都要她点头。',
      en: 'Bringing up a granddaughter of ten. Anything to do with the child needs her nod.',
    },
  },
  {
    slug: 'ye-changlin',
    zh: '叶长林',
    en: 'Ye Changlin',
    role: 'donor',
    blurb: {
      zh: '开五金店，每年冬天捐二十袋防滑沙，名字写不写都行。',
      en: 'Keeps a hardware shop and gives twenty bags of grit each winter. With or without his name is fine.',
    },
  },
  {
    slug: 'ren-mingyuan',
    zh: '任明远',
    en: 'Ren Mingyuan',
    role: 'operator',
    blurb: {
      zh: '管机器不管愿望，谁的名字他都看不见。',
      en: 'Looks after the machines, not the wishes, and can’t see anybody’s name.',
    },
  },
  {
    slug: 'su-caiyun',
    zh: '苏彩云',
    en: 'Su Caiyun',
    role: 'organisation_manager',
    enterprise: '棉花巷被服厂',
    blurb: {
      zh: '棉花巷被服厂的厂长，二十台缝纫机，入冬前先问站里谁家还缺厚的。',
      en: 'Runs Cotton Lane Quilts, twenty sewing machines. Before the cold comes she asks the station who is still short of something warm.',
    },
  },
];
