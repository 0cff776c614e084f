import type { Group } from '../../shared/wishes/wish.ts';
import { t } from '../main/i18n.ts';
import { Icon } from './icon.tsx';
import { accessibilityIcon, armchairIcon, backpackIcon, houseIcon } from './icons.ts';

const DRAWINGS: Readonly<Record<Group, string>> = {
  elderly: armchairIcon,
  child: backpackIcon,
  hardship: houseIcon,
  disabled: accessibilityIcon,
};

/** Whose wish it is, always word and drawing together. */
export function GroupWord({ group, short = false }: { group: Group; short?: boolean }) {
  return (
    <span class="group-word" data-group={group}>
      <Icon of={DRAWINGS[group]} />
      {short ? t().groupsShort[group] : t().groups[group]}
    </span>
  );
}
