import type { Role } from '../../shared/orgs/roles.ts';
import type { Group, SegmentState, Society, WishKind, WishState } from '../../shared/wishes/wish.ts';

/** Words that more than one screen says. Short, spoken, polite; a button is a verb. */
export const zh = {
  brand: '暖心',
  tabs: { wall: '愿望墙', forMe: '为我', post: '发愿望', me: '我的', inbox: '消息', desk: '工作台', tasks: '我的任务' },
  rail: {
    public: '大家的', mine: '我的', todo: '待办', station: '站里',
    verify: '核实', board: '本站一览', volunteers: '志愿者', roles: '人员和职务', orgs: '社工站', hours: '服务时长', wishes: '我的愿望', signIn: '登录', settings: '设置',
  },
  groups: { elderly: '老人', child: '儿童', hardship: '困难家庭', disabled: '残障' } satisfies Record<Group, string>,
  groupsShort: { elderly: '老人', child: '儿童', hardship: '困难', disabled: '残障' } satisfies Record<Group, string>,
  kinds: { goods: '送物', service: '出力', companionship: '陪伴', skill: '手艺' } satisfies Record<WishKind, string>,
  societies: { community: '社区', social_worker: '社工', organisation: '社会组织', volunteer: '志愿者', charity: '慈善资源' } satisfies Record<Society, string>,
  letters: { community: '社', social_worker: '工', organisation: '组', volunteer: '志', charity: '善' } satisfies Record<Society, string>,
  segments: { done: '做到了', waiting: '正在等', later: '还没到', not_needed: '不需要' } satisfies Record<SegmentState, string>,
  ribbon: '五方进展',
  ring: '五方合上了，愿望实现',
  states: {
    draft: '草稿', submitted: '等社工站核实', verifying: '社工正在核实', returned: '退回来补充', rejected: '没有通过', escalated: '转成个案', published: '等人来', reserved: '有人留着',
    claimed: '有人接了', in_progress: '正在办', delivered: '办完了，等确认', fulfilled: '实现了', archived: '已归档', withdrawn: '收回了', expired: '过期了', released: '重新等人',
    partially_fulfilled: '实现了一部分', disputed: '有疑问，正在处理',
  } satisfies Record<WishState, string>,
  roles: {
    head: '站长', deputy: '副站长', social_worker: '驻站社工', supervisor: '督导', volunteer_coordinator: '志愿服务协调员', organisation_manager: '社会组织负责人',
    fund_steward: '基金管理员', fund_approver: '基金审批人', accountant: '会计', auditor: '审计员', resident: '居民', volunteer: '志愿者', donor: '捐赠人', operator: '平台运维',
  } satisfies Record<Role, string>,
  posts: { assistance_aide: '社会救助协理员', child_supervisor: '儿童督导员', child_director: '儿童主任', agency_worker: '机构社工', grid_worker: '网格员' },
  languages: { zh: '普通话', mn: '蒙古语' },
  do: {
    back: '返回', close: '关上', cancel: '先不', again: '再试一次', signIn: '登录', more: '再看一些', reload: '更新', home: '回愿望墙', skip: '跳到正文', share: '分享', save: '存下', choose: '选好了', clear: '清掉',
    call: '打电话', dismiss: '知道了',
  },
  loading: '正在取',
  signedInAs: (name: string) => `已登录，${name}`,
  unread: (n: number) => `${n} 条未读`,
  keptAt: (time: string) => `没有网。这是${time}存下的。`,
  offlineNow: '没有网，先看存下的',
  waitingToSend: (n: number) => `${n} 件事存在这台手机里，有网就送出`,
  updateReady: '有新版本，草稿会留着',
  copied: '链接已复制',
  demo: '演示',
  faults: {
    offline: '网络没通，没有收到回音。填的都还在。',
    internal: '我们这边出错了，已经记下。您刚才的提交没有生效。',
    offlineTitle: '没有网，这一页还没存过',
    offlineText: '连上网再打开，看过的就会留在手机里。',
    forbiddenTitle: '这里只给经手的人看',
    forbiddenText: '需要的话，请找社工站。',
    signInTitle: '登录后才能看',
    signInText: '用手机号，一分钟就好。',
    missingTitle: '没有找到',
    missingText: '可能已经撤下，或者地址抄错了。',
    brokenTitle: '这一页没能打开',
  },
};
