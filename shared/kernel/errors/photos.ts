import type { ErrorText } from './text.ts';

/** Photos. */
export const PHOTO_ERRORS = {
  photo_faces: {
    status: 422,
    zh: '孩子的愿望，只拍东西不拍人。请先确认照片里没有人。',
    en: 'For a child’s wish, show the thing and nobody’s face. Say first that nobody is in the picture.',
  },
  photo_limit: {
    status: 409,
    zh: '这里最多放 {count} 张照片，先删一张再加。',
    en: 'There is room for {count} photos here. Delete one first.',
  },
  photo_missing: {
    status: 409,
    zh: '照片还没有传到，请再发一次。',
    en: 'The photo has not arrived yet. Please send it again.',
  },
  photo_private: {
    status: 422,
    zh: '这张照片只给经办的人看，不能公开。',
    en: 'This photo is for those concerned only and cannot be made public.',
  },
  photo_refused: {
    status: 422,
    zh: '有一张照片用不了，请重新拍一张。',
    en: 'One of the photos cannot be used. Please take it again.',
  },
} as const satisfies Record<string, ErrorText>;
