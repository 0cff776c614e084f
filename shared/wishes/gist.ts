/** What somebody's own words come to: what stands on the card, and what is needed by its name. */
export type Gist = { readonly title: string; readonly need: string };

const CLAUSE = /[，。；！？、\n,;!?]+/;
/** Who somebody is, where they live, how they are reached: for the station, never for a title. */
const TELLS =
  /\d{3,}|[〇零一二三四五六七八九]{5,}|(?:我|本人|名字)\s*(?:叫|是|姓)|名叫|(?<![不得抓扶站])住|家在|电话|手机号|身份证|微信|号院|号楼|单元|门牌/;
const WANTS = /想|要|请|帮|缺|坏|漏|修|陪|没有|借|换|装|教/;
/** Where the want begins in words that are said in one breath. */
const WANT_BEGINS = /(?:我)?(?:很|就|只|真)?(?:想要|想请|想有|想找|想|需要|要|缺|请|能不能)/;
/** What is said before a thing's own name. */
const BEFORE_THING =
  /^(?:我)?(?:很|就|只|真)?(?:想要|想买|需要|想|要|缺|没有|能不能给我|给我)(?:[一两几](?:个|台|把|床|张|双|件|副|辆|部|盏|根|袋|条|套|块|口|只|本))?/;

/**
 * The gist of a wish that was said in one go, at most `limit` characters each: nobody cuts a telephone number in half where
 * whole clauses are left out that tell who, where and how to call. The words themselves stay as they are in the story, where the
 * station masks them. `otherwise`: what stands where the words say nothing else.
 */
export function gistOf(said: string, limit: number, otherwise: Gist): Gist {
  const words = said.trim();
  if (!TELLS.test(words) && words.length <= limit) return { title: words, need: named(words, limit) };
  const clauses = words
    .split(CLAUSE)
    .map((clause) => quiet(clause.trim()))
    .filter((clause) => clause !== '');
  const title = (clauses.find((clause) => WANTS.test(clause)) ?? clauses[0])?.slice(0, limit);
  return title === undefined ? otherwise : { title, need: named(title, limit) };
}

/** The clause without what it tells of a person; empty where nothing else is in it. */
function quiet(clause: string): string {
  if (!TELLS.test(clause)) return clause;
  const want = WANT_BEGINS.exec(clause);
  const rest = want === null ? '' : clause.slice(want.index);
  return TELLS.test(rest) ? '' : rest;
}

function named(words: string, limit: number): string {
  const thing = words.replace(BEFORE_THING, '');
  return (thing === '' ? words : thing).slice(0, limit);
}
