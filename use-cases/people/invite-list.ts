import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { inviteListColumns, readInviteList } from '#domain/people/invite-list.ts';
import type { ListedPerson, ReadInviteList } from '#domain/people/invite-list.ts';
import { inviteStateOf } from '#domain/people/invite.ts';
import { grantLabel } from '#domain/people/role-labels.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import { can, roleSchema } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Invite } from '#models/invites.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { placeNamesOf, placesInReach } from './invite-places.ts';
import { addInvite, requireInviter, viewInvites } from './invites.ts';

const linesSchema = z
  .array(z.array(z.string()).check(z.maxLength(limits.workbook.columns)))
  .check(z.maxLength(limits.workbook.rows));
/** Numbers of the Excel lines that are skipped because they have problems. */
const skipSchema = z._default(z.array(z.int()).check(z.maxLength(limits.workbook.rows)), []);

/** Reads a list of people to invite and reports the problems of each line. Nothing is stored. */
export const readListedPeople = query({
  name: 'inviteList.read',
  input: z.object({ lines: linesSchema }),
  run: async (env, { lines }): Promise<ReadInviteList> => readLines(env, lines),
});

/**
 * Makes a code for each person of the list, all in one transaction. Sending the same `batch` again
 * makes no further codes.
 */
export const createListedInvites = command({
  name: 'inviteList.create',
  input: z.object({
    batch: z.uuid(),
    lines: linesSchema,
    skip: skipSchema,
    days: z.int().check(z.minimum(1), z.maximum(limits.invite.days)),
  }),
  run: async (env, { batch, lines, skip, days }) => {
    const made = await env.stores.invites.inBatch(batch, env.actor.person);
    if (made.length > 0) return { invites: await viewInvites(env, made) };
    const { people, problems } = withoutLines(await readLines(env, lines), skip);
    if (problems.length > 0) throw new Problem('invalid-input', { details: { problems } });
    if (people.length === 0) throw new Problem('invalid-input');
    const invites: Invite[] = [];
    for (const person of people)
      invites.push(await addInvite(env, orderOf(person, { days, batch })));
    return { invites: await viewInvites(env, invites) };
  },
});

/** The Excel file that offices fill in. */
export const inviteListTemplate = query({
  name: 'inviteList.template',
  input: z.object({}),
  run: async ({ actor }): Promise<Workbook> => {
    const roles = roleSchema.options.filter((role) =>
      actor.grants.some(({ areaCode }) => can(actor, 'people.invite', { areaCode, role })),
    );
    if (roles.length === 0) throw new Problem('not-allowed');
    const columns = inviteListColumns(roles);
    const { listRows: roomFor } = limits.invite;
    return { name: 'รายชื่อผู้ใช้ระบบ', sheets: [{ name: 'รายชื่อ', columns, rows: [], roomFor }] };
  },
});

const stateLabels = {
  open: 'ยังไม่ใช้',
  endsSoon: 'ใกล้หมดอายุ',
  usedUp: 'เข้าใช้งานแล้ว',
  expired: 'หมดอายุ',
  revoked: 'ยกเลิกแล้ว',
} as const;

/** The list with the codes, to be handed on to the people. */
export const listedCodes = query({
  name: 'inviteList.codes',
  input: z.object({ batch: z.uuid() }),
  run: async (env, { batch }): Promise<Workbook> => {
    const { stores, actor, now } = env;
    const invites = await stores.invites.inBatch(batch, actor.person);
    if (invites.length === 0) throw new Problem('not-found');
    for (const { grant } of invites) requireInviter(env, grant);
    const area = invites[0]?.grant.areaCode ?? '';
    env.audit({ subject: area, areaCode: area, note: `${invites.length} คน` });
    const places = await placeNamesOf(
      env,
      invites.map(({ grant }) => grant),
    );
    const rows = invites.map((invite, index) => [
      invite.note,
      grantLabel(invite.grant),
      `${places[index]?.name ?? ''} ${places[index]?.district ?? ''}`.trim(),
      invite.id,
      `เข้าร่วม ${invite.id}`,
      stateLabels[inviteStateOf(invite, now)],
    ]);
    return { name: 'รหัสเข้าร่วมรายคน', sheets: [{ name: 'รหัส', columns: codeColumns, rows }] };
  },
});

const codeColumns = [
  { label: 'ชื่อ-สกุล', type: 'text', width: 30 },
  { label: 'บทบาท', type: 'text', width: 20 },
  { label: 'พื้นที่', type: 'text', width: 28 },
  { label: 'รหัส', type: 'text', width: 14 },
  { label: 'ข้อความที่พิมพ์ในแชต', type: 'text', width: 22 },
  { label: 'สถานะ', type: 'text', width: 16 },
] as const;

async function readLines(
  env: UseCaseContext,
  lines: readonly (readonly string[])[],
): Promise<ReadInviteList> {
  const { areas, centres } = await placesInReach(env);
  const { actor, stores } = env;
  if (areas.length === 0) throw new Problem('not-allowed');
  const members = await stores.members.sittingIn(centres.map(({ id }) => id));
  return readInviteList(lines, {
    areas,
    centres,
    members,
    mayGive: (role, areaCode) => can(actor, 'people.invite', { areaCode, role }),
  });
}

function withoutLines(list: ReadInviteList, skip: readonly number[]): ReadInviteList {
  const skipped = new Set(skip);
  return {
    ...list,
    people: list.people.filter(({ line }) => !skipped.has(line)),
    problems: list.problems.filter(({ line }) => line === null || !skipped.has(line)),
  };
}

/** The note of the code is the person's name, so that lists and files show whom the code is for. */
function orderOf(person: ListedPerson, { days, batch }: { days: number; batch: string }) {
  const { line, role, areaCode, centre, member, name } = person;
  const grant = { role, areaCode, centre, seat: null };
  return { grant, uses: 1, days, note: name, member, batch: { id: batch, line } };
}
