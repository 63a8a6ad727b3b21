import { changeLines } from '#domain/audit/changes.ts';
import type { ChangeLine } from '#domain/audit/changes.ts';
import { auditKindOf } from '#domain/audit/kinds.ts';
import { grantLabel, roleLabels } from '#domain/people/role-labels.ts';
import { roleSchema } from '#domain/permissions.ts';
import type { AuditRow } from '#models/audit.ts';
import { nameRows } from './audit-names.ts';
import type { NamedRows } from './audit-names.ts';
import type { UseCaseContext } from '../use-case.ts';

/** An audit row as a sentence: who in which role did what to which thing, when, from where and why. */
export interface AuditView {
  id: string;
  at: Date;
  by: string | null;
  who: string;
  role: AuditRow['role'];
  roleText: string;
  verb: string;
  what: string;
  href: string | null;
  reason: string | null;
  channel: AuditRow['channel'];
  changes: ChangeLine[];
  sequence: number | null;
  isErased: boolean;
}

export async function viewAudit(
  env: Pick<UseCaseContext, 'stores' | 'actor'>,
  rows: readonly AuditRow[],
): Promise<AuditView[]> {
  const names = await nameRows(env, rows);
  return rows.map((row) => viewRow(row, names));
}

const systemId = 'system';

function viewRow(row: AuditRow, names: NamedRows): AuditView {
  const kind = auditKindOf(row.action);
  const subject = names.subject(row);
  const person = row.by === systemId ? null : row.by;
  const { fact, reason } = noteWords(row);
  return {
    id: row.id,
    at: row.at,
    by: person,
    who: person === null ? 'ระบบ' : names.person(person),
    role: row.role,
    roleText: person === null ? '' : roleWords(row, names),
    verb: kind.verb,
    what: [subject.text, fact].filter(Boolean).join(' '),
    href: subject.href,
    reason,
    channel: row.channel,
    changes: changeLines(kind.change, { values: row, names }),
    sequence: row.seal?.sequence ?? null,
    isErased: row.erasedAt !== undefined,
  };
}

/** Splits the note: either a fact that belongs to the sentence, or the reason that was given. */
function noteWords({ action, note }: AuditRow): { fact: string; reason: string | null } {
  switch (auditKindOf(action).note ?? 'reason') {
    case 'fact':
      return { fact: note ?? '', reason: null };
    case 'role':
      return { fact: roleOfNote(note ?? ''), reason: null };
    case 'reason':
      return { fact: '', reason: note === '' ? null : note };
  }
}

/** The role in a note, which is `officer` or, in older rows, `officer 2024-12-18`. */
function roleOfNote(note: string): string {
  const role = roleSchema.safeParse(note.split(' ')[0]);
  return role.success ? roleLabels[role.data] : '';
}

/** The role that the person had then, with the place of the same role today. */
function roleWords({ by, role }: AuditRow, names: NamedRows): string {
  if (role === null) return '';
  const grant = names.grantsOf(by ?? '').find((held) => held.role === role);
  if (!grant || role === 'province' || role === 'admin') return roleLabels[role];
  const place = grant.centre === null ? names.area(grant.areaCode) : names.centre(grant.centre);
  return `${grantLabel(grant)} ${place}`;
}
