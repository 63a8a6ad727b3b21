import * as z from 'zod/mini';
import { areaCodeSchema, isWithin, levelOf } from './centre/centre.ts';
import type { AreaCode, Level } from './centre/centre.ts';
import type { FormId } from './forms/index.ts';
import { untypedText } from './untyped-text.ts';
import { isSigningSeat, seatSchema } from './register/seats.ts';

export const roleSchema = z.enum(['member', 'officer', 'districtHead', 'province', 'admin']);
export type Role = z.infer<typeof roleSchema>;

/** A role of a person in one area. Members belong to one centre. */
export const grantSchema = z.object({
  role: roleSchema,
  areaCode: areaCodeSchema,
  centre: z.nullable(untypedText()),
  seat: z.nullable(seatSchema),
});
export type Grant = z.infer<typeof grantSchema>;

/** Which of a person's roles: a role, its area and, for members, its centre. */
export const grantKeySchema = z.pick(grantSchema, { role: true, areaCode: true, centre: true });
export type GrantKey = z.infer<typeof grantKeySchema>;

export function isSameGrant(a: GrantKey, b: GrantKey): boolean {
  return a.role === b.role && a.areaCode === b.areaCode && a.centre === b.centre;
}

export interface Actor {
  person: string;
  grants: readonly Grant[];
}

/**
 * The thing that an action is about. Settings and other things without an area have the province's
 * code.
 */
export interface Subject {
  areaCode: AreaCode;
  level?: Level;
  centre?: string;
  form?: FormId;
  /** The role an invite would grant. */
  role?: Role;
}

export const actionSchema = z.enum([
  'centre.read',
  'duty.read',
  'phone.read',
  'duty.acknowledge',
  'draft.write',
  'duty.submit',
  'duty.forward',
  'duty.return',
  'duty.accept',
  'duty.returnFromProvince',
  'comment.reply',
  'meeting.plan',
  'duty.askExtension',
  'duty.extend',
  'duty.giveExtension',
  'duty.waive',
  'duty.chase',
  'duty.reopen',
  'overview.read',
  'people.invite',
  'people.read',
  'people.change',
  'people.edit',
  'group.bind',
  'letter.read',
  'letter.edit',
  'centre.edit',
  'criteria.edit',
  'settings.edit',
  'office.edit',
  'export.read',
  'privacy.manage',
  'privacy.answer',
  'audit.read',
  'question.answer',
  'announcement.send',
  'message.manage',
  'openData.manage',
]);
export type Action = z.infer<typeof actionSchema>;

type GrantRule = (grant: Grant, subject: Subject) => boolean;

const inArea: GrantRule = (grant, subject) => isWithin(subject.areaCode, grant.areaCode);
/** Things of a whole province, such as letters, concern every place in the province. */
const governed: GrantRule = (grant, subject) =>
  subject.centre === undefined && isWithin(grant.areaCode, subject.areaCode);
const seated: GrantRule = (grant, subject) => grant.centre !== null && governed(grant, subject);
const ownCentre: GrantRule = (grant, subject) =>
  grant.centre !== null && grant.centre === subject.centre;
const meeting: GrantRule = (grant, subject) =>
  ownCentre(grant, subject) && subject.form === 'meeting-report';
const canSign: GrantRule = (grant, subject) => meeting(grant, subject) && isSigningSeat(grant.seat);
const callsMeetings: GrantRule = (grant, subject) =>
  ownCentre(grant, subject) && isSigningSeat(grant.seat);
/** Tambons. For a role of the whole district, also the district's own centre. */
const belowProvince: GrantRule = (grant, subject) =>
  inArea(grant, subject) && subject.level !== 'province';
const districtOwn: GrantRule = (grant, subject) =>
  inArea(grant, subject) && subject.level === 'district' && grant.areaCode === subject.areaCode;
const provinceOwn: GrantRule = (grant, subject) =>
  inArea(grant, subject) && subject.level === 'province';
const tambons: GrantRule = (grant, subject) => inArea(grant, subject) && subject.level === 'tambon';

const givesUpTo = (...roles: Role[]): GrantRule => {
  const allowed = new Set(roles);
  return (grant, subject) =>
    inArea(grant, subject) && subject.role !== undefined && allowed.has(subject.role);
};

/** The roles that each role may give and take away. */
const givers: Partial<Record<Role, GrantRule>> = {
  districtHead: givesUpTo('member', 'officer', 'districtHead'),
  province: givesUpTo('member', 'officer', 'districtHead', 'province'),
  admin: givesUpTo('member', 'officer', 'districtHead', 'province', 'admin'),
};

/** Who may do what. Anything that is not listed is refused. */
const table: Record<Action, Partial<Record<Role, GrantRule>>> = {
  'centre.read': { member: ownCentre, officer: inArea, districtHead: inArea, province: inArea },
  'duty.read': { member: ownCentre, officer: inArea, districtHead: inArea, province: inArea },
  /**
   * Phone numbers of people in reports. Committee members see the numbers of their colleagues with
   * some digits hidden.
   */
  'phone.read': { officer: inArea, districtHead: inArea, province: inArea },
  'duty.acknowledge': {
    member: ownCentre,
    officer: inArea,
    districtHead: inArea,
    province: inArea,
  },
  'draft.write': {
    member: meeting,
    officer: belowProvince,
    districtHead: districtOwn,
    province: provinceOwn,
  },
  'duty.submit': {
    member: canSign,
    officer: belowProvince,
    districtHead: districtOwn,
    province: provinceOwn,
  },
  'duty.forward': { districtHead: belowProvince },
  'duty.return': { districtHead: belowProvince },
  'duty.accept': { province: inArea },
  'duty.returnFromProvince': { province: inArea },
  /** The people who write the report and those who review it. */
  'comment.reply': {
    member: meeting,
    officer: belowProvince,
    districtHead: belowProvince,
    province: inArea,
  },
  /** Announces a meeting of the committee, moves or cancels it. */
  'meeting.plan': {
    member: callsMeetings,
    officer: belowProvince,
    districtHead: districtOwn,
    province: provinceOwn,
  },
  'duty.askExtension': { officer: belowProvince, districtHead: belowProvince },
  'duty.extend': { province: inArea },
  /**
   * Extends without a request. The province moves its own date; a district head moves the district's
   * date, at most up to the province's.
   */
  'duty.giveExtension': { districtHead: tambons, province: inArea },
  'duty.waive': { province: inArea },
  /** Sends a chase to those who must act on what is owed. */
  'duty.chase': { districtHead: belowProvince, province: inArea },
  'duty.reopen': { province: inArea },
  'overview.read': { officer: inArea, districtHead: inArea, province: inArea },
  'people.invite': givers,
  /** Gives, takes away and hands over roles: those that the actor may also give by invite. */
  'people.change': givers,
  'group.bind': { districtHead: inArea, province: inArea },
  'people.read': { districtHead: inArea, province: inArea, admin: inArea },
  /** Corrects a name, and links a person to a row of the register. */
  'people.edit': { districtHead: inArea, province: inArea, admin: inArea },
  'letter.read': {
    member: seated,
    officer: governed,
    districtHead: governed,
    province: governed,
  },
  'letter.edit': { province: inArea },
  'centre.edit': { province: inArea },
  'criteria.edit': { province: inArea },
  'settings.edit': { province: inArea, admin: inArea },
  /** Head: the office of the own district. Province: all offices. */
  'office.edit': { districtHead: inArea, province: inArea, admin: inArea },
  'export.read': { districtHead: inArea, province: inArea },
  /** Answers requests for erasure and sets how long data is stored. */
  'privacy.manage': { province: inArea },
  /**
   * Answers requests for a copy or a correction. An administrator may do this too, because the only
   * officer of a province may be the one who asks.
   */
  'privacy.answer': { province: inArea, admin: inArea },
  /** Reads the audit of who did what. Head: the own district. Province and administrators: everything. */
  'audit.read': { districtHead: inArea, province: inArea, admin: inArea },
  /** Reads and answers what people of the area asked in chat. */
  'question.answer': { officer: inArea, districtHead: inArea, province: inArea },
  'announcement.send': { province: inArea },
  /** Uses the delivery desk. */
  'message.manage': { province: inArea, admin: inArea },
  /** Manages the keys with which other systems read reports. */
  'openData.manage': { province: inArea },
};

/** Whether the actor may do this. One grant that allows it is enough; the default is to refuse. Pure. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  const row = table[action];
  return actor.grants.some((grant) => row[grant.role]?.(grant, subject) === true);
}

/** The widest area of the actor's roles in which the action is allowed. */
export function widestArea(actor: Actor, action: Action): AreaCode | undefined {
  return actor.grants
    .map(({ areaCode }) => areaCode)
    .filter((areaCode) => can(actor, action, { areaCode }))
    .toSorted((a, b) => a.length - b.length)[0];
}

const levelsOf: Record<Role, readonly Level[]> = {
  member: ['tambon', 'district', 'province'],
  officer: ['tambon', 'district'],
  districtHead: ['district'],
  province: ['province'],
  admin: ['province'],
};

/** A role belongs to an area of its level. Only members have a centre, and maybe a seat. */
export function isWellFormed(given: Grant): boolean {
  const fits = levelsOf[given.role].includes(levelOf(given.areaCode));
  const isMember = given.role === 'member';
  return fits && isMember === (given.centre !== null) && (isMember || given.seat === null);
}

/** The highest role of a person, which decides the screens they see first. */
export function primaryGrant(grants: readonly Grant[]): Grant | null {
  const order: Role[] = ['province', 'districtHead', 'officer', 'member', 'admin'];
  return order.flatMap((role) => grants.filter((grant) => grant.role === role))[0] ?? null;
}
