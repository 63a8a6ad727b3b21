import { normalizeThai } from '#domain/thai/text.ts';
import { formatInviteCode } from '#domain/people/invite-code.ts';
import { seatLabels } from '#domain/register/seats.ts';
import type { Output } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { roleLabel } from '#web/parts/role-labels.ts';

export type Invite = Output<'invites.list'>['invites'][number];

const stateStyle = {
  open: { tint: 'is-done', icon: 'done', label: 'ใช้ได้' },
  endsSoon: { tint: 'is-due', icon: 'clock', label: 'ใกล้หมดอายุ' },
  usedUp: { tint: 'is-closed', icon: 'check', label: 'ใช้ครบ' },
  expired: { tint: 'is-closed', icon: 'closed', label: 'หมดอายุ' },
  revoked: { tint: 'is-closed', icon: 'cut', label: 'ยกเลิกแล้ว' },
} as const satisfies Record<Invite['state'], { tint: string; icon: string; label: string }>;

const dayMs = 86_400_000;

/** Tint class, icon and label of the state of a code. `now` is an ISO instant. */
export function stateOf({ state, expiresAt }: Pick<Invite, 'state' | 'expiresAt'>, now: string) {
  if (state !== 'endsSoon') return stateStyle[state];
  const days = Math.floor((Date.parse(expiresAt) - Date.parse(now)) / dayMs);
  return { ...stateStyle.endsSoon, label: days < 1 ? 'หมดอายุภายใน 1 วัน' : `อีก ${days} วัน` };
}

export function canBeUsed({ state }: Pick<Invite, 'state'>): boolean {
  return state === 'open' || state === 'endsSoon';
}

/**
 * ประธาน ศอช.ต.งิ้ว; พัฒนากร ต.งิ้ว. The district is left out, because the screen shows it on the next
 * line.
 */
export function inviteTitle({ grant, place }: Pick<Invite, 'grant' | 'place'>): string {
  return `${grant.seat ? seatLabels[grant.seat] : roleLabel(grant.role)} ${place.name}`;
}

/** The title with the district, on one line. */
export function fullInviteTitle(invite: Pick<Invite, 'grant' | 'place'>): string {
  return `${inviteTitle(invite)} ${invite.place.district}`.trimEnd();
}

export function lastDay({ expiresAt }: Pick<Invite, 'expiresAt'>): string {
  return dayText(bangkokDayOf(expiresAt), 'medium');
}

/** The text that is sent to the people who should join. */
export function shareText(invite: Pick<Invite, 'grant' | 'place' | 'code' | 'url' | 'expiresAt'>) {
  return [
    `เชิญเข้าร่วมเป็น ${fullInviteTitle(invite)} ในระบบ ศอช. ประสาน`,
    `กดลิงก์ ${invite.url}`,
    `หรือพิมพ์รหัส ${formatInviteCode(invite.code)} ในแชตของระบบ`,
    `ใช้ได้ถึง ${lastDay(invite).replaceAll('\u00a0', ' ')}`,
  ].join('\n');
}

/** A link that opens LINE, where the person chooses who gets the text. */
export function lineShareUrl(text: string): string {
  return `https://line.me/R/share?text=${encodeURIComponent(text)}`;
}

export const filters = { usable: 'ใช้ได้', ended: 'ใช้ครบ หมดอายุ หรือยกเลิก', all: 'ทั้งหมด' } as const;
export type Filter = keyof typeof filters;

/** The codes that pass the filter and contain the search text in place, role, code or note. */
export function findInvites(
  invites: readonly Invite[],
  { filter, words }: { filter: Filter; words: string },
): Invite[] {
  const wanted = normalizeThai(words).replaceAll(' ', '');
  return invites.filter((invite) => {
    if (filter !== 'all' && canBeUsed(invite) !== (filter === 'usable')) return false;
    const text = normalizeThai(`${fullInviteTitle(invite)} ${invite.code} ${invite.note}`);
    return text.replaceAll(' ', '').includes(wanted);
  });
}
