import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

interface Props {
  tint: string;
  icon: IconName;
  children: ComponentChildren;
  fact?: string | null;
}

/** Head of a card: the state left, one fact right. */
export function StatusBar({ tint, icon, children, fact }: Props) {
  return (
    <div class={`strip ${tint}`}>
      <Icon name={icon} />
      {children}
      {fact ? <b>{fact}</b> : null}
    </div>
  );
}
