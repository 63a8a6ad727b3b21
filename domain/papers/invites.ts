import type { Day } from '../calendar.ts';
import type { Paper } from './paper.ts';

/** A page to hang on a wall, with the invite code for the people of one place. */
export interface InviteSheet {
  /** For example กรรมการ or พัฒนากร. */
  role: string;
  /** The place in short, such as ศอช.ต.งิ้ว. */
  centre: string;
  /** The name without อ.; empty for the province. */
  district: string;
  /** The name of the only person who may use the code; null for a code for several people. */
  person: string | null;
  code: string;
  /** Rows of 1 for dark and 0 for light. */
  qr: string[];
  validTo: Day;
  uses: number;
  office: string;
  phone: string | null;
}

export type InvitesPaper = Paper<'invites', { sheets: InviteSheet[] }>;
