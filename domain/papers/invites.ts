import type { Day } from '../calendar.ts';
import type { Paper } from './paper.ts';

/** A sheet to pin up: one page for the people of one place. */
export interface InviteSheet {
  /** กรรมการ, พัฒนากร … */
  role: string;
  /** The place as it is said: ศอช.ต.งิ้ว. */
  centre: string;
  /** Without อ.; empty for the province. */
  district: string;
  /** The one person it is for. */
  person: string | null;
  code: string;
  /** Rows of 1 and 0. */
  qr: string[];
  validTo: Day;
  uses: number;
  office: string;
  phone: string | null;
}

export type InvitesPaper = Paper<'invites', { sheets: InviteSheet[] }>;
