import { isDay } from '../calendar.ts';
import { grantLabel } from '../people/role-labels.ts';
import { grantSchema } from '../permissions.ts';
import { policyWords } from '../policy/policy-words.ts';
import { reminderPolicySchema } from '../policy/reminder-policy.ts';
import { formatDay } from '../thai/date.ts';
import * as z from 'zod/mini';
import type { AuditChange } from './kinds.ts';

/**
 * One thing that changed, in words. Null means that there was no value before, or that there is none
 * after.
 */
export interface ChangeLine {
  label: string;
  before: string | null;
  after: string | null;
}

/** Names for the ids in stored values. */
export interface AuditNames {
  person(id: string): string;
  area(code: string): string;
  centre(id: string): string;
}

interface Values {
  before?: unknown;
  after?: unknown;
}

/** The values of an audit row before and after, in words; lines that stayed the same are left out. */
export function changeLines(
  change: AuditChange | undefined,
  { values, names }: { values: Values; names: AuditNames },
): ChangeLine[] {
  if (change === undefined) return [];
  const write = writers[change];
  const before = write(values.before, names);
  const after = write(values.after, names);
  const labels = [...new Set([...before.keys(), ...after.keys()])];
  return labels
    .map((label) => ({
      label,
      before: before.get(label) ?? null,
      after: after.get(label) ?? null,
    }))
    .filter((line) => line.before !== line.after);
}

/** The person and area ids in the stored values, so that their names can be looked up. */
export function idsIn(values: Values): { people: string[]; areas: string[]; centres: string[] } {
  const grants = [...grantsIn(values.before), ...grantsIn(values.after)];
  return {
    people: [values.before, values.after].filter((value) => typeof value === 'string'),
    areas: grants.map(({ areaCode }) => areaCode),
    centres: grants.flatMap(({ centre }) => centre ?? []),
  };
}

type Written = Map<string, string>;

const writers: Record<AuditChange, (value: unknown, names: AuditNames) => Written> = {
  dueOn: (value) => one('กำหนดส่ง', dayWords(value)),
  holder: (value, names) => one('ผู้กรอก', typeof value === 'string' ? names.person(value) : null),
  holidayName: (value) => one('ชื่อวันหยุด', typeof value === 'string' ? value : null),
  roles: (value, names) => one('หน้าที่', roleWords(value, names)),
  fields: (value) => fieldWords(value),
  reminders: (value) => {
    const policy = z.safeParse(reminderPolicySchema, value);
    return policy.success ? policyWords(policy.data) : new Map();
  },
  rounds: (value) => (Array.isArray(value) ? roundWords(value) : one('กำหนดส่ง', dayWords(value))),
};

function one(label: string, text: string | null): Written {
  return text === null || text === '' ? new Map() : new Map([[label, text]]);
}

function dayWords(value: unknown): string | null {
  return typeof value === 'string' && isDay(value) ? formatDay(value, 'medium') : null;
}

const givenSchema = z.object({ grant: grantSchema });

function grantsIn(value: unknown): z.infer<typeof grantSchema>[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    const bare = z.safeParse(grantSchema, item);
    if (bare.success) return [bare.data];
    const given = z.safeParse(givenSchema, item);
    return given.success ? [given.data.grant] : [];
  });
}

function roleWords(value: unknown, names: AuditNames): string | null {
  if (Array.isArray(value) && value.length === 0) return 'ไม่มีหน้าที่';
  const words = grantsIn(value).map((grant) => {
    const place = grant.centre === null ? names.area(grant.areaCode) : names.centre(grant.centre);
    return `${grantLabel(grant)} ${place}`;
  });
  return words.length === 0 ? null : words.join(', ');
}

/** The labels of fields that are shown. Fields without a label are stored for the operator only. */
const fieldLabels: Readonly<Record<string, string>> = {
  name: 'ชื่อ',
  number: 'เลขที่หนังสือ',
  date: 'ลงวันที่',
  subject: 'เรื่อง',
  phone: 'โทรศัพท์',
  hours: 'เวลาทำการ',
  address: 'ที่อยู่',
  contact: 'ผู้ติดต่อ',
  quorumPercent: 'องค์ประชุม ร้อยละ',
  issuer: 'ผู้ลงนาม',
  closedOn: 'วันที่ยุบ',
  duties: 'เรื่องที่ต้องส่ง',
  ended: 'เรื่องที่สิ้นสุด',
  owed: 'เรื่องที่กลับมาต้องส่ง',
};

function fieldWords(value: unknown): Written {
  if (typeof value === 'string') return one('ชื่อ', value);
  if (typeof value !== 'object' || value === null) return new Map();
  const written: Written = new Map();
  for (const [key, label] of Object.entries(fieldLabels)) {
    const text = plainWords(Reflect.get(value, key));
    if (text) written.set(label, text);
  }
  return written;
}

function plainWords(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return dayWords(value) ?? (typeof value === 'string' ? value : null);
}

const roundSchema = z.object({ opensOn: z.string(), dueOn: z.string() });

function roundWords(values: readonly unknown[]): Written {
  const written: Written = new Map();
  for (const [index, value] of values.entries()) {
    const round = z.safeParse(roundSchema, value);
    if (!round.success) continue;
    const number = values.length > 1 ? ` รอบที่ ${index + 1}` : '';
    written.set(`กำหนดส่ง${number}`, dayWords(round.data.dueOn) ?? '');
    written.set(`วันเปิดให้ส่ง${number}`, dayWords(round.data.opensOn) ?? '');
  }
  return written;
}
