import { useSignal } from '@preact/signals';
import { Icon } from './icon.tsx';

const maxCollapsed = 5;

/** Shows the first items of a list, and all of them after a tap on "ดูอีก n". */
export function useShowMore<T>(items: readonly T[], shown = maxCollapsed) {
  const open = useSignal(false);
  const visible = open.value || items.length <= shown + 1 ? items : items.slice(0, shown);
  return { visible, hidden: items.length - visible.length, showAll: () => (open.value = true) };
}

export function MoreButton({
  hidden,
  unit,
  onClick,
}: {
  hidden: number;
  unit: string;
  onClick: () => void;
}) {
  if (hidden === 0) return null;
  return (
    <button type="button" class="more-link" onClick={onClick}>
      ดูอีก {hidden} {unit}
      <Icon name="down" small />
    </button>
  );
}
