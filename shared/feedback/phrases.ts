/** What people say aloud when they thank: for whoever does not write. */
export const THANKS = {
  thank_you: { zh: '谢谢您', en: 'Thank you' },
  come_again: { zh: '下回还盼着您来', en: 'I hope you come again' },
  good_hands: { zh: '手真巧，心也细', en: 'Good hands, and a careful heart' },
  warm: { zh: '家里一下子暖和了', en: 'The house felt warm at once' },
} as const;
export const THANKS_PHRASES = ['thank_you', 'come_again', 'good_hands', 'warm'] as const;
