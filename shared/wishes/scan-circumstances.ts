import { matches, type Scanner } from './scan-text.ts';
import type { Finding } from './wish.ts';

/** The tags of DOMAIN section 1, which are never shown in public, as people say them. */
const AID = new RegExp(
  '(?:是|属于|吃着?|享受着?|领着?|拿着?|靠着?)?' +
    '(?:低保(?:边缘)?(?:户|对象|家庭|金)?|特困(?:户|人员|对象|家庭|供养)?|[五5]保(?:户|老人)?(?![密险])|建档立卡(?:贫困)?户?|贫困户|低收入家庭' +
    '|独居(?:老人)?|空巢(?:老人)?|高龄(?:老人|补贴|津贴)?|(?:半)?失能(?:老人)?|留守(?:儿童|老人|妇女)|困境儿童|事实无人抚养(?:儿童)?|孤儿)',
  'g',
);
const AID_EN =
  /\b(?:on (?:welfare|social assistance|(?:the )?dole)|dibao|subsistence allowance|left-behind (?:child|children|elderly)|orphans?|empty[- ]nest(?:ers?)?)\b/gi;

/** What the law did with somebody, or may have: their matter, and a child’s of theirs for life. */
const JUSTICE =
  /(?:正?(?:关在|关进了?|进了?|在|从|蹲|因为?|被)?(?:监狱里?|看守所|拘留所|戒毒所|坐过?牢|坐了?.{1,3}年牢|蹲监|劳改|服刑|刑满(?:释放)?|判了?(?:刑|.{1,3}年)|刑拘|拘留|犯罪|犯法|犯了?事|吸毒|贩毒|戒毒|取保候审|社区矫正)(?:人员|期间|出来|呢|了)?){1,3}/g;
const JUSTICE_EN =
  /\b(?:(?:is |was )?(?:in|from) (?:prison|jail|custody)|(?:was )?(?:imprisoned|jailed|convicted|arrested)|drug (?:addict|addiction)|on parole)\b/gi;

function softly(kind: Finding['kind'], patterns: readonly RegExp[]): Scanner {
  return (text) =>
    patterns.flatMap((pattern) =>
      [...matches(text, pattern)].map(({ start, end }): Finding => ({ start, end, kind, hard: false, mask: '' })),
    );
}

/** Which relief somebody receives, and what they are on the books for. */
export const scanAid = softly('aid', [AID, AID_EN]);
/** Prison, arrest, drugs: somebody’s, or of somebody of theirs. */
export const scanJustice = softly('justice', [JUSTICE, JUSTICE_EN]);
