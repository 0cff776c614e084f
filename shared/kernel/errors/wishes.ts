import type { ErrorText } from './text.ts';

/** A wish from its first word to its end. */
export const WISH_ERRORS = {
  wrong_state: {
    status: 409,
    zh: '这件事已经走到别的一步了，请刷新看看。',
    en: 'This has already moved on. Reload to see where it is.',
  },
  consent_missing: {
    status: 422,
    zh: '替别人写愿望，要先征得本人同意并记下来。',
    en: 'To write for someone else, record their consent first.',
  },
  guardian_required: {
    status: 422,
    zh: '未满十八岁的孩子，要有监护人同意的记录。',
    en: 'For a child, a guardian’s consent has to be on record.',
  },
  window_invalid: {
    status: 422,
    zh: '时间不对：要从将来开始，先开始后结束，不超过 60 天。',
    en: 'The time does not fit: it must be ahead, end after it starts, and be within 60 days.',
  },
  checklist_open: { status: 422, zh: '还差 {left} 项没核实。', en: '{left} checks are still open.' },
  identifying_text: {
    status: 422,
    zh: '公开的文字里还有 {count} 处会认出本人，请先遮住。',
    en: '{count} places in the public text still identify the person. Mask them first.',
  },
  duplicate_open: {
    status: 422,
    zh: '有 {count} 条相近的愿望还没比对。',
    en: '{count} similar wishes have not been compared yet.',
  },
  supply_exceeds: { status: 422, zh: '记的数目超过还差的数目了。', en: 'That is more than what is still missing.' },
  children_protected: {
    status: 403,
    zh: '孩子的资料只给有职责的人看。',
    en: 'A child’s record is only for those in charge of it.',
  },
} as const satisfies Record<string, ErrorText>;
