import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Platform } from '../platform.ts';
import { personaSchema } from '../state.ts';
import type { Persona } from '../state.ts';

const newcomerFields = {
  ...personaSchema.shape,
  friend: z.optional(z.enum(['none', 'friend', 'blocked'])),
};
export const personasInputSchema = z
  .array(z.object(newcomerFields))
  .check(z.minLength(1), z.maxLength(5000));

/**
 * Adds people, or updates people that are known. For a known person, following the account is not
 * changed.
 */
export function addPersonas(platform: Platform, list: z.infer<typeof personasInputSchema>): number {
  const { state } = platform;
  const known = new Map(state.personas.map((item) => [item.lineUserId, item]));
  for (const given of list) {
    const before = known.get(given.lineUserId);
    const friend = given.friend ?? before?.friend ?? 'friend';
    if (before !== undefined) Object.assign(before, given, { friend });
    else addTo(state.personas, known, { ...given, friend });
  }
  if (state.groups.length === 0) createDistrictGroup(platform);
  platform.touch();
  platform.publish({ type: 'people' });
  return state.personas.length;
}

function addTo(list: Persona[], known: Map<string, Persona>, person: Persona): void {
  list.push(person);
  known.set(person.lineUserId, person);
}

/** The chat group of one district, for trying the features in groups. The account is not in it yet. */
function createDistrictGroup({ state }: Platform): void {
  const head = state.personas.find((person) => person.role === 'districtHead');
  const district = head?.areaCode?.slice(0, 4);
  if (head === undefined || district === undefined) return;
  const members = state.personas.filter((person) => person.areaCode?.startsWith(district));
  const hash = createHash('md5').update(`group ${district}`).digest('hex');
  state.groups.push({
    groupId: `C${hash}`,
    name: `กลุ่ม ศอช. ${/อ\.\S+/.exec(head.title)?.[0] ?? (head.title || 'อำเภอ')}`,
    members: members.map((person) => person.lineUserId),
    joined: false,
  });
}
