import * as z from 'zod/mini';
import { districtOf, provinceOf } from '../centre/centre.ts';
import type { AreaCode } from '../centre/centre.ts';
import { primaryGrant } from '../permissions.ts';
import type { Grant } from '../permissions.ts';

/**
 * `heard`: a text that the chat did not understand and that was not passed on. `open`: it waits for
 * the office. `answered`: the office wrote last. `closed`: one side ended it.
 */
export const questionStateSchema = z.enum(['heard', 'open', 'answered', 'closed']);
export type QuestionState = z.infer<typeof questionStateSchema>;

export const questionMessageSchema = z.object({
  /** Made in the app for each answer; missing for messages written in chat. */
  id: z.optional(z.string()),
  from: z.enum(['asker', 'office']),
  /** The person who asked. */
  by: z.string(),
  text: z.string(),
  at: z.date(),
});
export type QuestionMessage = z.infer<typeof questionMessageSchema>;

/**
 * The area whose officers answer a person: for a member the tambon, for an officer the district, for
 * a head the province. Null when there is no office above.
 */
export function deskFor(grants: readonly Grant[]): AreaCode | null {
  const lead = primaryGrant(grants);
  switch (lead?.role) {
    case 'member':
      return lead.areaCode;
    case 'officer':
      return districtOf(lead.areaCode);
    case 'districtHead':
      return provinceOf(lead.areaCode);
    default:
      return null;
  }
}

/** The office one level up, to which a question can be passed on; null at the province. */
export function deskAbove(desk: AreaCode): AreaCode | null {
  if (desk.length > 4) return districtOf(desk);
  return desk.length > 2 ? provinceOf(desk) : null;
}
