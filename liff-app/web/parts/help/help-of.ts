import type { Me } from '#contract/contract.ts';
import { helpGroups } from './help-groups.ts';
import type { HelpText, ScreenHelp } from './screen-help.ts';

/** The help of every screen by the name of its route. */
export const helpOfScreens: ReadonlyMap<string, ScreenHelp> = new Map(
  helpGroups.flatMap(({ screens }) => Object.entries(screens)),
);

/** The help of a screen for a reader of this role; null for an address without a screen. */
export function helpOf(
  route: string | null,
  lead: Me['lead'],
): (HelpText & { title: string }) | null {
  const help = route === null ? undefined : helpOfScreens.get(route);
  if (!help) return null;
  const { about, steps } = (lead && help.byRole?.[lead]) || help;
  return { title: help.title, about, steps };
}

/** A step in pieces: every second one is the name of a button. */
export function piecesOf(step: string): string[] {
  return step.split('**');
}
