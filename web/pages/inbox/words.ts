import type { NoticeKind } from '../../../shared/notices/contract.ts';
import { pageWords } from '../../main/i18n.ts';

/** Sentences of the notices. `who` of a notice is never named: it holds no personal data of others. */
export const words = pageWords(
  {
    title: '消息',
    none: '还没有消息',
    noneText: '愿望有了动静，就会在这里告诉您。',
    fresh: '新的',
    until: (by: string) => `${by}回一声`,
    minutes: (duration: string) => `${duration}记上了`,
    reversed: (duration: string) => `${duration}冲正了`,
    role: (role: string) => `职务：${role}`,
    kinds: {
      wish_submitted: '有一个愿望等您核实', wish_returned: '社工请您补充一处', wish_rejected: '这个愿望没有通过，原因在里面', wish_escalated: '这件事转成了个案，会有社工专门跟', wish_published: '愿望公开了，开始等人',
      wish_accepted: '有人接下了', wish_delivered: '办完了，等您点头', wish_fulfilled: '愿望实现了', wish_withdrawn: '愿望收回了', wish_disputed: '有人说不对，社工在问', clock_missed: '核实超时了，轮到您催办',
      task_offered: '想请您帮个忙', task_lapsed: '上次问您的事过了时间，已经问下一位了', task_cancelled: '您接的事取消了', task_place_free: '您排着的事空出来了', hours_booked: '服务时长记上了', hours_reversed: '一笔时长冲正了',
      role_granted: '您有了新职务', role_ended: '您的一个职务结束了', check_added: '社工站登记了您的证明', no_show: '记成了没有来，有不对请告诉社工站',
    } satisfies Record<NoticeKind, string>,
  },
  {
    title: 'Inbox',
    none: 'Nothing yet',
    noneText: 'When something moves on a wish, you read it here.',
    fresh: 'New',
    until: (by) => `Please answer ${by}`,
    minutes: (duration) => `${duration} booked`,
    reversed: (duration) => `${duration} reversed`,
    role: (role) => `Role: ${role}`,
    kinds: {
      wish_submitted: 'A wish is waiting for you to verify', wish_returned: 'The social worker asks for one more thing', wish_rejected: 'This wish was turned down; the reason is inside', wish_escalated: 'This became a case with a social worker of its own', wish_published: 'Published: it is waiting for someone',
      wish_accepted: 'Someone accepted it', wish_delivered: 'It is done and waits for your nod', wish_fulfilled: 'The wish came true', wish_withdrawn: 'The wish was taken back', wish_disputed: 'Someone says it is not right; it is being settled', clock_missed: 'Verification ran late: it is with you now',
      task_offered: 'Could you lend a hand?', task_lapsed: 'The time to answer ran out; the next person was asked', task_cancelled: 'What you accepted was cancelled', task_place_free: 'A place you waited for is free', hours_booked: 'Your hours were booked', hours_reversed: 'An entry of your hours was reversed',
      role_granted: 'You have a new role', role_ended: 'One of your roles has ended', check_added: 'The station entered a check of yours', no_show: 'Marked as not having come; tell the station if that is wrong',
    },
  },
);
