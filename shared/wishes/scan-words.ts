// Words that the scanner knows. Lists, not rules: whoever misses a word adds it here.

/** A list written with spaces between its words. */
export function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

/** Illnesses by name; a cold, an ache or being ill identify nobody and are not here. */
export const ILLNESSES_ZH: readonly string[] = words(`
  白内障 青光眼 黄斑变性 视网膜脱落 高血压 低血压 高血脂 糖尿病 冠心病 心脏病 心梗 心肌梗死 心力衰竭
  心衰 房颤 先心病 先天性心脏病 脑梗 脑梗死 脑梗塞 脑血栓 脑出血 脑溢血 脑瘫 脑膜炎 中风 偏瘫 高位截瘫 截瘫 瘫痪 甲亢 甲减 心脏搭桥 心脏搭过桥 心脏支架
  帕金森 阿尔茨海默 老年痴呆 痴呆 癫痫 羊角风 抑郁症 抑郁 焦虑症 双相情感障碍 躁郁症 精神分裂 精神病
  精神障碍 自闭症 孤独症 多动症 唐氏综合征 智力障碍 发育迟缓 癌症 癌 恶性肿瘤 肿瘤 白血病 淋巴瘤 血友病
  地中海贫血 再生障碍性贫血 尿毒症 肾衰竭 肾病 肾炎 透析 肝硬化 肝炎 乙肝 丙肝 艾滋病 艾滋 梅毒 肺结核
  结核 尘肺 矽肺 慢阻肺 哮喘 肺气肿 红斑狼疮 强直性脊柱炎 类风湿 股骨头坏死 骨质疏松 痛风 布病
  布鲁氏菌病 包虫病 肌无力 渐冻症 肌肉萎缩 小儿麻痹 大骨节病 克山病 侏儒症 白化病 银屑病 癔症 酒精依赖
  失禁 造瘘 造口
`);
/** What is done against an illness tells which it may be, or that there is one. */
export const TREATMENTS_ZH: readonly string[] = words(`
  化疗 放疗 血液透析 腹膜透析 血透 腹透 靶向药 靶向治疗 介入治疗 免疫治疗 手术 开刀(?!口) 住院 住了院 出院(?!子) 放支架 放了支架 装支架 装了支架 搭桥手术 起搏器 骨髓移植
  器官移植 肾移植 换肾 输血 吸氧(?!机) 氧疗 鼻饲 胃管 导尿 尿管 胰岛素 精神科 心理科(?!普|学) 戒酒
`);
/** Before 癌 or 瘤, as alternatives of a pattern. */
export const ORGANS =
  '肺|胃|肝|肠|结肠|直肠|乳腺|食管|食道|宫颈|子宫|卵巢|甲状腺|胰腺|前列腺|膀胱|肾|骨|脑|喉|鼻咽|皮肤|胆囊';
/** As alternatives of a pattern. */
export const ILLNESSES_EN = [
  'cataracts?|glaucoma|hypertension|high blood pressure|diabetes|diabetic',
  "heart (?:disease|attack|failure)|strokes?|hemiplegia|paralysis|paraly[sz]ed|Parkinson(?:’s|'s)?",
  "Alzheimer(?:’s|'s)?|dementia|epilepsy|epileptic|depression|bipolar disorder|schizophrenia|autism",
  'autistic|ADHD|Down syndrome|cancer|tumou?rs?|leuka?emia|ha?emophilia|ur(?:a?e)mia|dialysis',
  'kidney (?:disease|failure)|cirrhosis|hepatitis|HIV|syphilis|tuberculosis|silicosis|asthma',
  'emphysema|lupus|rheumatoid arthritis|osteoporosis|gout|brucellosis|cerebral palsy|polio|incontinence',
  'incontinent|chemotherapy|chemo|radiotherapy|radiation therapy|surgery|hospitali[sz]ed|insulin|pacemaker|stoma',
  'had an operation|(?:had|having|have|after) (?:an |her |his |the )?operation|in hospital|discharged from (?:the )?hospital',
].join('|');

/** The hundred commonest surnames and some of the region's. */
export const SURNAMES: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包鲍宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳欧管柴蒙骆喻蒲屈',
);
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  words('欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 端木 呼延 宇文 夏侯 长孙'),
);

/** Names that are ordinary words as well. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  words(`
    和平 国庆 建设 幸福 平安 健康 高兴 方便 马上 白天 安宁 成功 阳光 时光 金色 黄河 白云 高山 江河 水平
    于是 明白 万一 何必 向前 连忙 曾经 常年 年轻 时间 关心 关于 方向 东方 程度 安心 安静 高大 高低 黄金
    车站 周一 周二 周三 周四 周五 周六 周日 周末 周围 周到 春天 夏天 冬天 明天 晓得 团结 友谊 文化 文明
    爱心 希望 胜利 光明 解放 新民 振兴 温暖 海边 小雨 大雪 春雨 冬梅花 单元 易学 石头 毛衣 马路 乌云 太阳
    月亮 星期 草原 珍珠 hope grace spring summer autumn winter
  `),
);

/**
 * Words that begin like a surname and introduce nobody: 女儿高中的书, 奶奶黄色的毛衣. Only for names that are guessed; what the
 * record knows is looked for whatever it looks like.
 */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  words(`
    王国 李子 张罗 张开 张贴 陈旧 陈醋 陈年 杨树 黄色 黄瓜 黄豆 黄油 黄米 黄土 黄昏 周岁 周年 周转 孙子 孙女 马车 马鞍 马桶
    马头琴 马奶 马奶酒 马路上 胡子 胡同 胡琴 胡萝卜 高中 高中生 高一 高二 高三 高考 高级 高度 高处 高温 高烧 高龄 高铁 高原
    高粱 高职 高压 高血压 高血脂 林场 林区 林子 林业 罗盘 谢谢 谢意 唐诗 唐装 许多 许可 许久 韩国 韩语 曾孙 曾祖 田地 田里 田间
    余下 余钱 余生 叶子 程序 苏木 苏木里 苏打 任何 任务 任教 任性 钟头 钟表 钟点 钟点工 陆续 范围 金婚 金属 金鱼 金额 金黄 金牌
    石凳 石磨 石子 石膏 石板 石榴 夏季 夏装 夏日 夏令营 付钱 付款 付出 付账 付费 方面 方形 方法 方块 方桌 方言 白色 白酒 白菜
    白糖 白面 白粥 白发 白班 白布 白纸 白米 白开水 雷雨 雷声 陶瓷 陶艺 陶土 顾客 顾虑 毛笔 毛笔字 毛线 毛巾 毛毯 毛病 毛裤 毛驴
    毛衣针 万元 万能 钱包 钱财 严重 严寒 严格 武术 武器 戴帽 戴上 戴眼镜 向来 向日葵 向上 汤药 汤锅 汤勺 温水 温度 温和 温州
    康复 文具 文具盒 文字 文章 文件 文盲 文艺 牛奶 牛羊 牛羊圈 牛肉 牛粪 牛棚 牛圈 牛仔裤 安全 安全带 安排 安装 安置 安慰 安好
    安稳 安眠 安眠药 安身 安家 齐全 易怒 易碎 庄稼 庄子 关节 关节炎 关门 关灯 关系 关爱 关照 焦急 焦虑 左手 左右 左脚 左腿 左眼
    左耳 左边 祝福 祝贺 祝愿 祝寿 包子 包饺子 包裹 包括 包书皮 包扎 包装 宁愿 宁静 宁可 单独 单身 单亲 单车 单衣 单人床 单纯 单位
    季节 成年 成人 成绩 成绩单 成长 成家 成天 成套 成员 成都 苗木 谷子 谷物 曲子 游泳 游戏 游玩 游客 路上 路口 路费 路边 路灯
    路程 路过 路远 管理 管道 管子 管教 管用 管事 柴火 柴油 柴米 蒙语 蒙文 蒙医 蒙古 蒙古语 蒙古族 蒙古袍 蒙古包 蒙族 骆驼 肖像
    江边 辛苦 童年 童装 童鞋 童心 童话 包头 包钢 温柔 雷打 黎明 凌晨 毕业 毕竟 申请 申报 尚未 尚且 钟爱 章程 颜色 颜料 元宵 金榜 余年
    季度 蓝色 石匠 齐心 严厉 游手 武校 向导 兰州 江苏 江西 柳州 温饱 贺卡 贺年 任劳 安分 安享 安徽 安检 安抚 康健 牛气 毛躁 毛手 管家 陆军
    龙年 牛年 马年 余光 万般 万事 梅花 汪汪 盛饭 曲艺 戴孝 温习 顾家 顾及 顾不 孔雀 白事 白白 高矮 高寿 史上 史无
  `),
);
/** Surnames as they are written in English, to tell Sun Xiaomei from Very Happy. As alternatives of a pattern. */
export const SURNAMES_EN = words(`
  Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Song Tang Han Feng Deng Cao
  Peng Zeng Xiao Tian Dong Yuan Pan Yu Jiang Cai Du Ye Cheng Su Wei Lu Lv Ding Ren Shen Yao Cui Zhong Tan Fan Jin Shi Jia Xia Fu
  Fang Bai Zou Meng Xiong Qin Qiu Yin Xue Yan Duan Lei Hou Long Tao Gu Mao Hao Gong Shao Wan Qian Dai Mo Kong Xiang Kang Bao Ning
  Guan Hua Ouyang Shangguan Sima Zhuge Murong
`).join('|');
/** The characters that Mongolian names are written with in Chinese, where no surname tells that one begins. */
export const MONGOLIAN_SOUNDS =
  '乌云其木格萨仁娜斯琴日勒敖登兰托娅高娃塔哈阿拉坦苏布德通嘎茹赛罕诺敏英如力尔额巴图特道吉那顺和孟朝鲁达宝音扎白仓敦毕古雅克恩迪根呼莫牧尼玛青桑沃海满都包来楞';
