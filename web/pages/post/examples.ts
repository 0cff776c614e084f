import type { Group } from '../../../shared/wishes/wish.ts';
import { language, pageWords } from '../../main/i18n.ts';
import { NEW_NEED, type Need } from '../../state/post-draft.ts';

type Example = { readonly id: string; readonly groups?: readonly Group[]; readonly need: Omit<Need, 'text'> };

/** What people often write, most often first; a group first sees its own. */
const EXAMPLES: readonly Example[] = [
  {
    id: 'hospital',
    groups: ['elderly', 'disabled'],
    need: { ...NEW_NEED, kind: 'companionship', minutes: '180', skills: ['care.hospital-escort'] },
  },
  { id: 'pipe', need: { ...NEW_NEED, kind: 'skill', minutes: '60', skills: ['repair.plumbing'] } },
  { id: 'quilt', groups: ['elderly', 'hardship', 'child'], need: { ...NEW_NEED, kind: 'goods', unit: '床' } },
  { id: 'talk', groups: ['elderly', 'disabled'], need: { ...NEW_NEED, kind: 'companionship', minutes: '60' } },
  { id: 'homework', groups: ['child'], need: { ...NEW_NEED, kind: 'skill', minutes: '90' } },
  { id: 'book', groups: ['child'], need: { ...NEW_NEED, kind: 'goods', unit: '本' } },
  { id: 'window', need: { ...NEW_NEED, kind: 'service', minutes: '120', skills: ['repair.window-seal'] } },
  {
    id: 'haircut',
    groups: ['elderly', 'disabled'],
    need: { ...NEW_NEED, kind: 'skill', minutes: '45', skills: ['care.haircut'] },
  },
  { id: 'rice', groups: ['hardship'], need: { ...NEW_NEED, kind: 'goods', quantity: '2', unit: '袋' } },
  { id: 'phone', groups: ['elderly'], need: { ...NEW_NEED, kind: 'skill', minutes: '60' } },
];

const words = pageWords(
  {
    chips: {
      hospital: '陪去医院',
      pipe: '修水管',
      quilt: '一床厚被子',
      talk: '说说话',
      homework: '辅导功课',
      book: '一本书',
      window: '封窗户',
      haircut: '上门理发',
      rice: '过冬的米',
      phone: '学用手机',
    } as Readonly<Record<string, string>>,
    wants: {
      hospital: '想有人陪着去医院',
      pipe: '家的水管想请人修一修',
      quilt: '想要一床厚被子',
      talk: '想有人来说说话',
      homework: '想有人辅导功课',
      book: '想要一本书',
      window: '家的窗户想请人封一封',
      haircut: '想请人上门理个发',
      rice: '家想要过冬的米',
      phone: '想学用手机',
    } as Readonly<Record<string, string>>,
    needs: {
      hospital: '一位陪着去医院的人',
      pipe: '会修水管的人',
      quilt: '厚被子',
      talk: '来说说话的人',
      homework: '辅导功课的人',
      book: '书',
      window: '会封窗户的人',
      haircut: '会理发的人',
      rice: '米',
      phone: '有耐心教手机的人',
    } as Readonly<Record<string, string>>,
    title: (who: string, wants: string) => `${who}${wants}`,
  },
  {
    chips: {
      hospital: 'Company to hospital',
      pipe: 'A pipe fixed',
      quilt: 'A thick quilt',
      talk: 'Someone to talk to',
      homework: 'Help with homework',
      book: 'A book',
      window: 'Windows sealed',
      haircut: 'A haircut at home',
      rice: 'Rice for winter',
      phone: 'Using a phone',
    },
    wants: {
      hospital: 'company to hospital',
      pipe: 'a pipe fixed',
      quilt: 'a thick quilt',
      talk: 'someone to talk to',
      homework: 'help with homework',
      book: 'a book',
      window: 'windows sealed',
      haircut: 'a haircut at home',
      rice: 'rice for winter',
      phone: 'to learn the phone',
    },
    needs: {
      hospital: 'Someone to go along',
      pipe: 'Someone who can plumb',
      quilt: 'Thick quilt',
      talk: 'Someone to talk with',
      homework: 'Someone to help with homework',
      book: 'Book',
      window: 'Someone to seal windows',
      haircut: 'Someone who cuts hair',
      rice: 'Rice',
      phone: 'Someone patient with phones',
    },
    title: (who, wants) => `${who} wants ${wants}`,
  },
);

export type SaidExample = { readonly id: string; readonly chip: string; readonly title: string; readonly need: Need };

/** The examples in the words of the screen, those of the group first. */
export function examplesFor(group: Group | undefined, who: string): readonly SaidExample[] {
  const own = (example: Example) => group !== undefined && example.groups?.includes(group) === true;
  const all = EXAMPLES.filter(
    (example) =>
      own(example) ||
      example.groups === undefined ||
      group === undefined ||
      !example.groups.every((one) => one === 'child'),
  );
  return [...all]
    .sort((a, b) => Number(own(b)) - Number(own(a)))
    .slice(0, 7)
    .map(({ id, need }) => ({
      id,
      chip: words().chips[id] ?? id,
      title: words().title(who, words().wants[id] ?? ''),
      need: {
        ...need,
        text: words().needs[id] ?? '',
        unit: language.value === 'en' && need.unit !== '' ? '' : need.unit,
      },
    }));
}
