import { Icon } from './icon.tsx';

/** Why this was proposed: at most four short reasons, two by two, each with its drawing. */
export function Why({ reasons }: { reasons: readonly { readonly icon: string; readonly text: string }[] }) {
  return (
    <ul class="why">
      {reasons.slice(0, 4).map((reason) => (
        <li key={reason.text}>
          <Icon of={reason.icon} />
          {reason.text}
        </li>
      ))}
    </ul>
  );
}
