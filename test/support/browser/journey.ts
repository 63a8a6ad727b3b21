import { randomUUID } from 'node:crypto';
import { isWithin } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { fieldsOf } from '#domain/form/form.ts';
import type { Answers, Form } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import type { Role } from '#domain/permissions.ts';
import type { Persona } from '#demo/seed/people.ts';
import { sampleCriteria } from '#test/examples/example.ts';
import { phonePhoto } from '../demo-world.ts';
import type { RunningApp } from '../running-app.ts';
import type { Visitor } from '../api-client.ts';
import { yearAnswers } from '../year-answers.ts';

/** An unbegun duty and the people who handle it. */
export interface Walk {
  form: Form;
  duty: Duty;
  /**
   * The person who fills in the report: the chair for a meeting, the province for its own centre, otherwise
   * the officer of the tambon.
   */
  worker: Persona;
  /** The person who forwards it; null if it is sent directly to the province. */
  head: Persona | null;
  province: Persona;
}

type Of = Pick<Duty, 'form' | 'level'>;

export async function walkOf(running: RunningApp, of: Of): Promise<Walk> {
  const todo = await running.db.stores.duties.find(
    { ...of, state: 'todo' },
    { sort: { round: 1, _id: 1 } },
  );
  const form = formFor(of.form, { criteria: sampleCriteria });
  const walks = todo.flatMap((duty) => walkWith(running, { form, duty }));
  if (!walks[0]) throw new Error(`nobody walks with ${of.form} of a ${of.level}`);
  return walks[0];
}

function walkWith({ people }: RunningApp, of: { form: Form | null; duty: Duty }): Walk[] {
  const { form, duty } = of;
  const holding = (role: Role) =>
    people.filter((person) =>
      person.grants.some((held) => held.role === role && isWithin(duty.areaCode, held.areaCode)),
    );
  const chair = people.find((person) =>
    person.grants.some((held) => held.seat === 'chair' && held.centre === duty.centre),
  );
  const [officer] = holding('officer');
  const [head] = holding('districtHead');
  const [first, second] = holding('province');
  const worker = {
    tambon: duty.form === 'meeting-report' ? chair : officer,
    district: head,
    province: first,
  }[duty.level];
  // Another person of the province reviews the province's own report.
  const province = duty.level === 'province' ? second : first;
  const between = duty.level === 'tambon' ? head : null;
  if (!form || !worker || !province || between === undefined) return [];
  return [{ form, duty, worker, head: between, province }];
}

let filled = 0;

/** The form’s example for this centre and the day its worker sees, with its files uploaded. */
export async function fillIn(running: RunningApp, { duty, worker }: Walk) {
  const visitor = await running.signIn(worker);
  const { context } = await visitor.call('form.open', { id: duty.id });
  const members = await running.db.stores.members.sitting(duty.centre);
  filled += 1;
  const { answers, reasons, files } = yearAnswers({
    duty,
    today: context.today,
    members,
    no: filled,
  });
  for (const id of files) await sendFile(visitor, { duty: duty.id, id, answers });
  return { visitor, answers, reasons };
}

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

async function sendFile(visitor: Visitor, of: { duty: string; id: string; answers: Answers }) {
  const [field, value] = Object.entries(of.answers).find(([, one]) =>
    JSON.stringify(one).includes(of.id),
  ) ?? ['', null];
  const text = JSON.stringify(value);
  const isPdf = text.slice(text.indexOf(of.id)).split('}')[0]?.includes('.pdf') ?? false;
  const body = new FormData();
  const bytes = isPdf ? pdf : await phonePhoto();
  body.set('file', new Blob([new Uint8Array(bytes)]), isPdf ? 'เอกสาร.pdf' : 'รูป.jpg');
  const path = `/api/duties/${of.duty}/attachments?attachment=${of.id}&field=${field}`;
  const answer = await visitor.fetch(path, { method: 'POST', body });
  if (!answer.ok) throw new Error(`${field}: ${answer.status} ${await answer.text()}`);
}

/** Saves each answer separately, as a phone does. */
export async function saveFieldByField(visitor: Visitor, of: { duty: string; answers: Answers }) {
  const { draft } = await visitor.call('form.open', { id: of.duty });
  for (const [field, value] of Object.entries(of.answers)) {
    const change = { field, value, seen: draft?.savedAt[field] ?? null };
    const answer = await visitor.call('draft.save', { id: of.duty, changes: [change] });
    if (answer.refused.length + answer.conflicts.length > 0)
      throw new Error(JSON.stringify(answer));
  }
}

export async function sendIn(
  visitor: Visitor,
  of: { duty: string; follows: number; answers: Answers; reasons: Record<string, string> },
) {
  const { duty: id, ...report } = of;
  return visitor.call('duty.submit', { id, submission: randomUUID(), ...report });
}

/** A text question that a reviewer can ask to have reworded. */
export function wordedField(form: Form, answers: Answers): string {
  const worded = fieldsOf(form).filter(
    (field) =>
      (field.kind === 'text' || field.kind === 'longText') && typeof answers[field.id] === 'string',
  );
  const last = worded.at(-1);
  if (!last) throw new Error(`${form.id} asks for no words`);
  return last.id;
}
