import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditGroupSchema, auditGroups } from '#domain/audit/groups.ts';
import { auditKindOf, auditKinds, actionsOf } from '#domain/audit/kinds.ts';
import { changeLines } from '#domain/audit/changes.ts';

const root = join(import.meta.dirname, '../../..');
const files = globSync('{use-cases,commands,jobs,demo,bot}/**/*.ts', { cwd: root });

/** Commands, queries that write a row, and rows with a kind of their own. */
function kindsIn(code: string): string[] {
  const commands = code.matchAll(/\bcommand\(\{\s*name: '([^']+)'/g);
  const queries = code
    .split('query({')
    .slice(1)
    .map((rest) => rest.split('\n});')[0] ?? '')
    .flatMap((body) =>
      body.includes('env.audit(') ? [...body.matchAll(/^\s*name: '([^']+)'/g)] : [],
    );
  const rows = code.matchAll(
    /\baudit(?:\.insert)?\(\{\s*(?:[a-zA-Z]+(?:: [^,]+)?,\s*)*?action: '([^']+)'/g,
  );
  return [...commands, ...queries, ...rows].flatMap(([, kind]) => kind ?? []);
}

describe('the sentences of the audit', () => {
  const written = new Set(files.flatMap((file) => kindsIn(readFileSync(join(root, file), 'utf8'))));

  it('are tested with kinds found in commands, exporting queries, single rows and the shell', () => {
    const samples = [
      'duty.submit',
      'column.exported',
      'draft.begun',
      'person.receive',
      'invite.create',
    ];
    expect(samples.filter((kind) => !written.has(kind))).toEqual([]);
  });

  it('exist for every kind that the code writes', () => {
    const missing = [...written].filter((kind) => !(kind in auditKinds));
    expect(missing).toEqual([]);
  });

  it('are each in one group of the filter, and no group is empty', () => {
    const groups = Object.keys(auditGroups);
    expect(Object.values(auditKinds).filter(({ group }) => !groups.includes(group))).toEqual([]);
    const all = Object.keys(auditKinds);
    const listed = auditGroupSchema.options.map(actionsOf);
    expect(listed.every((actions) => actions.length > 0)).toBe(true);
    expect(listed.flat().toSorted()).toEqual(all.toSorted());
  });

  it('describe an entry whose kind no longer exists in general words', () => {
    expect(auditKindOf('gone.long-ago').verb).toBe('ทำรายการ');
  });
});

describe('what a row changed', () => {
  const names = {
    person: (id: string) => `คน ${id}`,
    area: (code: string) => `พื้นที่ ${code}`,
    centre: (id: string) => `ศอช. ${id}`,
  };
  const lines = (change: Parameters<typeof changeLines>[0], before: unknown, after: unknown) =>
    changeLines(change, { values: { before, after }, names });
  const officer = { role: 'officer', areaCode: '5704', centre: null, seat: null };
  const chair = { role: 'member', areaCode: '570401', centre: 't570401', seat: 'chair' };

  it.each([
    ['a date', ['dueOn', '2024-12-25', '2025-01-08'], ['กำหนดส่ง', '25 ธ.ค. 2567', '8 ม.ค. 2568']],
    ['a holder', ['holder', 'a', 'b'], ['ผู้กรอก', 'คน a', 'คน b']],
    ['roles', ['roles', [officer], [chair]], ['หน้าที่', 'พัฒนากร พื้นที่ 5704', 'ประธาน ศอช. t570401']],
    ['the last role', ['roles', [officer], []], ['หน้าที่', 'พัฒนากร พื้นที่ 5704', 'ไม่มีหน้าที่']],
    ['a given role', ['roles', undefined, { grant: officer }], ['หน้าที่', null, 'พัฒนากร พื้นที่ 5704']],
    ['a name', ['fields', { name: 'ก' }, { name: 'ข' }], ['ชื่อ', 'ก', 'ข']],
    [
      'a number',
      ['fields', { quorumPercent: 50 }, { quorumPercent: 60 }],
      ['องค์ประชุม ร้อยละ', '50', '60'],
    ],
    [
      'a round',
      [
        'rounds',
        [{ opensOn: '2024-10-01', dueOn: '2024-12-25' }],
        [{ opensOn: '2024-10-01', dueOn: '2024-12-26' }],
      ],
      ['กำหนดส่ง', '25 ธ.ค. 2567', '26 ธ.ค. 2567'],
    ],
  ] as const)('is described in words: %s', (_, [change, before, after], [label, was, is]) => {
    expect(lines(change, before, after)).toEqual([{ label, before: was, after: is }]);
  });

  it('leaves out values that stayed the same, and ids that mean nothing to a reader', () => {
    expect(lines('fields', { name: 'ก', id: 'x' }, { name: 'ก', id: 'y' })).toEqual([]);
    expect(lines(undefined, 'thread-1', 'thread-2')).toEqual([]);
    expect(lines('roles', 'accepted', undefined)).toEqual([]);
  });
});
