import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { fullCentreName, fullDutyCentreName } from '#domain/centre/label.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { fullName } from '#domain/fields/people.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import { muteTopicLabels } from '#domain/people/mute.ts';
import { formatDay } from '#domain/thai/date.ts';
import { grantLabel, roleLabels } from '#domain/people/role-labels.ts';
import { actionLabel, messageLabel } from '#domain/privacy/entry-labels.ts';
import { dataRequestLabels } from '#domain/privacy/data-request.ts';
import { myDataSheets, myListKinds } from '#domain/privacy/my-data.ts';
import type { MyData, MyEntry, MyList } from '#domain/privacy/my-data.ts';
import { Problem } from '#domain/problem.ts';
import { seatLabels } from '#domain/register/seats.ts';
import type { AuditRow } from '#models/audit.ts';
import { grantViews } from '../people/grant-views.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { readHeldData } from './held-data.ts';
import type { HeldData } from './held-data.ts';

/** How many entries of a list the screen shows; the copy has all of them. */
const shownEntries = 20;

/** What is stored about the reader, newest entries first. */
export const readMyData = query({
  name: 'me.data',
  input: z.object({}),
  run: async (env) => {
    const data = await collect(env);
    const lists = { ...data.lists };
    for (const kind of myListKinds)
      lists[kind] = { ...lists[kind], entries: lists[kind].entries.slice(0, shownEntries) };
    return { ...data, lists };
  },
});

/** The complete copy, as a workbook and as data. The audit records that it was made. */
export const copyMyData = query({
  name: 'me.copy',
  input: z.object({}),
  run: async (env): Promise<{ workbook: Workbook; data: MyData }> => {
    const data = await collect(env);
    env.audit({ subject: env.actor.person, areaCode: '' });
    const today = bangkokDay(env.now);
    return { workbook: { name: 'ข้อมูลของฉัน', sheets: myDataSheets(data, today) }, data };
  },
});

async function collect(env: UseCaseContext): Promise<MyData> {
  const person = await env.stores.persons.get(env.actor.person);
  if (!person || person.erasedAt) throw new Problem('not-signed-in');
  const held = await readHeldData(env, person);
  const [places, grants] = await Promise.all([
    placesOf(env, held),
    grantViews({ ...env, actor: { ...env.actor, grants: [] } }, person.grants),
  ]);
  return {
    name: person.name,
    formerNames: person.formerNames ?? [],
    phone: person.phone ?? null,
    isFriend: person.following,
    joinedAt: person.joinedAt,
    noticeAcceptedAt: person.notice?.acceptedAt ?? null,
    mutes: (person.mutes ?? []).map(
      ({ topic, until }) => `${muteTopicLabels[topic]} ถึง ${formatDay(until, 'medium')}`,
    ),
    bigCards: person.bigCards ?? false,
    roles: grants.map((grant) =>
      `${grantLabel(grant)} ${grant.centreName ?? grant.areaName}`.trim(),
    ),
    seats: held.rows.map((row) => ({
      name: fullName(row),
      seat: seatLabels[row.position],
      centreName: places.centreName(row.centre),
      phone: row.phone,
      since: row.since,
      until: row.until,
    })),
    lists: listsOf(held, places),
  };
}

interface Places {
  centreName: (id: string) => string;
  /** The title and the centre of a duty. */
  duty: (id: string) => { title: string; place: string };
}

async function placesOf({ stores }: UseCaseContext, held: HeldData): Promise<Places> {
  const { reports, drafts, files, comments, rows } = held;
  const ids = [
    ...[...reports, ...files, ...comments].map(({ duty }) => duty),
    ...drafts.map(({ id }) => id),
  ];
  const duties = await stores.duties.many([...new Set(ids)]);
  const centres = await stores.centres.many([...new Set(rows.map(({ centre }) => centre))]);
  const dutyById = new Map(duties.map((duty) => [duty.id, duty]));
  const centreById = new Map(centres.map((centre) => [centre.id, fullCentreName(centre)]));
  return {
    centreName: (id) => centreById.get(id) ?? '',
    duty: (id) => {
      const duty = dutyById.get(id);
      return duty
        ? { title: dutyTitle(duty), place: fullDutyCentreName(duty) }
        : { title: 'รายงานที่ไม่มีแล้ว', place: '' };
    },
  };
}

function listsOf(held: HeldData, places: Places): MyData['lists'] {
  return {
    reports: listOf(
      held.reports.map(({ duty, revision, at }) => ({
        ...places.duty(duty),
        note: `ฉบับที่ ${revision}`,
        at,
      })),
    ),
    drafts: listOf(
      held.drafts.map(({ id, updatedAt }) => ({ ...places.duty(id), note: '', at: updatedAt })),
    ),
    files: listOf(fileEntries(held, places)),
    comments: listOf(commentEntries(held, places)),
    questions: listOf(questionEntries(held)),
    messages: listOf(
      held.messages.map(({ notice, sentAt, plannedAt }) => ({
        title: messageLabel(notice.kind),
        place: '',
        note: sentAt === null ? 'ยังไม่ได้ส่ง' : '',
        at: sentAt ?? plannedAt,
      })),
    ),
    requests: listOf(requestEntries(held)),
    codes: listOf(codeEntries(held)),
    history: listOf(historyEntries(held)),
  };
}

function listOf(entries: readonly MyEntry[]): MyList {
  const newestFirst = entries.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return { count: entries.length, entries: newestFirst };
}

function fileEntries({ files, photos }: HeldData, places: Places): MyEntry[] {
  const attached = new Set(files.map(({ id }) => id));
  const loose = photos.filter(({ id }) => !attached.has(id));
  return [
    ...files.map(({ name, duty, at }) => {
      const { title, place } = places.duty(duty);
      return { title: name, place, note: title, at };
    }),
    ...loose.map(({ sentAt }) => ({
      title: 'รูปที่ส่งในแชต',
      place: '',
      note: 'ยังไม่ได้แนบรายงาน',
      at: sentAt,
    })),
  ];
}

function commentEntries({ comments, person }: HeldData, places: Places): MyEntry[] {
  return comments.flatMap(({ duty, text, by, at, replies }) => {
    const { title, place } = places.duty(duty);
    const own = by === person.id ? [{ text, at }] : [];
    const answers = replies.filter((reply) => reply.by === person.id);
    return [...own, ...answers].map((said) => ({
      title: said.text,
      place,
      note: title,
      at: said.at,
    }));
  });
}

/** The person's own questions with their answers, and the answers that the person wrote for an office. */
function questionEntries({ questions, person }: HeldData): MyEntry[] {
  return questions.flatMap((question) =>
    question.messages
      .filter(({ by }) => question.person === person.id || by === person.id)
      .map(({ from, by, text, at }) => {
        const isOwn = by === person.id;
        const answered = isOwn ? 'ท่านตอบในฐานะเจ้าหน้าที่' : 'เจ้าหน้าที่ตอบ';
        return { title: text, place: '', note: from === 'asker' ? 'ท่านถาม' : answered, at };
      }),
  );
}

const requestStates: Readonly<Record<string, string>> = {
  asked: 'รอคำตอบ',
  accepted: 'รับแล้ว',
  granted: 'รับแล้ว',
  refused: 'ไม่รับ',
  withdrawn: 'ถอนแล้ว',
  erased: 'ลบแล้ว',
  answered: 'ตอบแล้ว',
};

function requestEntries({ joinRequests, erasureRequests, dataRequests }: HeldData): MyEntry[] {
  return [
    ...joinRequests.map(({ name, phone, role, state, askedAt }) => ({
      title: `ขอเข้าร่วมเป็น${roleLabels[role]}`,
      place: [name, phone].filter(Boolean).join(' '),
      note: requestStates[state] ?? '',
      at: askedAt,
    })),
    ...dataRequests.map(({ kind, words, state, askedAt }) => ({
      title: dataRequestLabels[kind],
      place: words,
      note: requestStates[state] ?? '',
      at: askedAt,
    })),
    ...erasureRequests.map(({ words, state, askedAt }) => ({
      title: 'ขอลบข้อมูล',
      place: words,
      note: requestStates[state] ?? '',
      at: askedAt,
    })),
  ];
}

function codeEntries({ invites, groups, person }: HeldData): MyEntry[] {
  return [
    ...invites.map(({ by, note, createdAt, takenBy }) => ({
      title: by === person.id ? 'สร้างรหัสเข้าร่วม' : 'ใช้รหัสเข้าร่วม',
      place: '',
      note: by === person.id ? note : '',
      at: takenBy.find((use) => use.person === person.id)?.at ?? createdAt,
    })),
    ...groups.map(({ at, boundAt }) => ({
      title: 'สร้างรหัสผูกกลุ่ม',
      place: '',
      note: boundAt === null ? 'ยังไม่ได้ใช้' : 'ผูกกลุ่มแล้ว',
      at,
    })),
  ];
}

/**
 * What other people did to the person's account, and what the person did. Other people are shown by
 * role only.
 */
function historyEntries({ auditAbout, auditBy, person }: HeldData): MyEntry[] {
  const rows = new Map([...auditAbout, ...auditBy].map((row) => [row.id, row]));
  return [...rows.values()].map((row) => ({
    title: actionLabel(row.action),
    place: '',
    note: doneBy(row, person.id),
    at: row.at,
  }));
}

function doneBy({ by, role }: AuditRow, person: string): string {
  if (by === person) return 'โดยท่าน';
  return `โดย${role === null ? 'ระบบ' : roleLabels[role]}`;
}
