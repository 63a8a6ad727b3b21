import type { Me } from '#contract/contract.ts';

type Role = NonNullable<Me['lead']>;

/** What a screen is for, and what to do on it. Names of buttons and menus stand between two stars: **ส่งรายงาน**. */
export interface HelpText {
  about: string;
  steps: readonly string[];
}

export interface ScreenHelp extends HelpText {
  /** The name of the screen, as its reader knows it. */
  title: string;
  /** Roles for which the same address shows something else. */
  byRole?: Partial<Record<Role, HelpText>>;
}
