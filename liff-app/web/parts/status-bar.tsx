import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

interface Props {
  tint: string;
  icon: IconName;
  children: ComponentChildren;
  fact?: string | null;
}

/** The top of a card: state on the left, one fact on the right. */
export function StatusBar({ tint, icon, children, fact }: Props) {
  return (
    <div class={`strip ${tint}`}>
      <Icon name={icon} />
      {children}
      {fact ? <b>{fact}</b> : null}
    </div>
  );
}
