import type { Round } from '#domain/letter/letter.ts';
import { chiangRai2568 } from '#domain/letters/chiang-rai-2568.ts';
import { addClause, addObligation } from '#web/screens/settings/letter/letter-edits.ts';
import type { RunningApp } from './running-app.ts';

/** Rounds open on the first day of the year’s letter and are due after every day used in the tests. */
const round: Round = { no: 1, opensOn: '2024-12-06', dueOn: '2025-08-29', dateBasis: 'letter' };

/** Publishes a further letter of the province that demands the forms the year’s letter does not demand. */
export async function publishEveryForm(running: RunningApp): Promise<void> {
  const office = running.people.find((person) =>
    person.grants.some((held) => held.role === 'province'),
  );
  if (!office) throw new Error('nobody is of the province');
  const province = await running.signIn(office);
  const { letter, forms } = await province.call('letter.read', { id: chiangRai2568.id });
  const owed = letter.clauses.flatMap((clause) =>
    clause.obligations.map((obligation) => obligation.form),
  );
  const rest = forms.filter((form) => !owed.includes(form.id));
  if (rest.length === 0) return;
  const { id } = await province.call('letter.start', { from: letter.id, kind: 'supplement' });
  const draft = await province.call('letter.read', { id });
  const { clauses } = rest.reduce(
    (whole, form) => addObligation(whole, { clause: '1', form, round }),
    addClause(draft.letter, 'ขอให้รายงานตามแบบที่เพิ่ม'),
  );
  const { version, number, date, subject } = draft.letter;
  const saved = await province.call('letter.save', { id, version, number, date, subject, clauses });
  await province.call('letter.publish', { id, version: saved.version });
}
