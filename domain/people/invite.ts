import { limits } from '../limits.ts';

export interface InviteFacts {
  expiresAt: Date;
  revokedAt: Date | null;
  /** How many people may join with the code, and how many may still do so. */
  uses: number;
  usesLeft: number;
}

export const inviteStates = ['open', 'endsSoon', 'usedUp', 'expired', 'revoked'] as const;
export type InviteState = (typeof inviteStates)[number];

const dayMs = 86_400_000;
const soonDays = 3;

/** The state of a code in lists. Only `open` and `endsSoon` let a person join. */
export function inviteStateOf(invite: InviteFacts, now: Date): InviteState {
  if (invite.revokedAt !== null) return 'revoked';
  if (invite.usesLeft === 0) return 'usedUp';
  const left = invite.expiresAt.getTime() - now.getTime();
  if (left <= 0) return 'expired';
  return left <= soonDays * dayMs ? 'endsSoon' : 'open';
}

export function canJoinWith(invite: InviteFacts, now: Date): boolean {
  const state = inviteStateOf(invite, now);
  return state === 'open' || state === 'endsSoon';
}

export function inviteExpiry(now: Date, days: number): Date {
  return new Date(now.getTime() + days * dayMs);
}

/** The number of uses of a committee's code: one for each member, at least one, and at most the limit. */
export function usesForCommittee(sitting: number): number {
  return Math.min(Math.max(sitting, 1), limits.invite.uses);
}
