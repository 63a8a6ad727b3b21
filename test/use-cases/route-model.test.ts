import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { addDays, workingDayOnOrAfter, daySchema } from '#domain/calendar.ts';
import { Problem } from '#domain/problem.ts';
import {
  decideOnExtension,
  reopenRequest,
  requestExtension,
  withdrawRequest,
} from '#use-cases/duties/extend-duty.ts';
import { giveDutyExtension } from '#use-cases/duties/give-extension.ts';
import { reopenDuty } from '#use-cases/duties/reopen-duty.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { takeOverDraft } from '#use-cases/drafts/hand-over-draft.ts';
import { forwardReports } from '#use-cases/reports/bulk-review.ts';
import { replyToComment } from '#use-cases/reports/reply-comment.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { expectOverviewOfDuties } from '../support/overview-equal.ts';
import {
  answerTo,
  untimelyChoices,
  places,
  untouched,
  allowedChoices,
} from '../support/route-model.ts';
import type { ActionName, Answer, Action, Place, Report } from '../support/route-model.ts';
import { dutyOf, fill, holidays, now, plainAnswers, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';
import { steps } from './route-steps.ts';
import type { Step } from './route-steps.ts';

const db = await testDatabase();
const { stores } = db;
const idOf = (place: Place): string => dutyOf({ centre: place }).id;
const later = new Date(now.getTime() + 365 * 86_400_000);

beforeAll(() => fill(db));

type Reports = Record<Place, Report>;
type Verdict = 'ok' | 'not-allowed' | 'refused';

async function verdictOf(work: Promise<unknown>): Promise<Verdict> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code === 'not-allowed' ? 'not-allowed' : 'refused';
  }
}

function by<S extends z.ZodMiniType, O>(who: Name, useCase: UseCase<S, O>, input: object) {
  return execute(useCase, { situation: situation(db, { as: who }), input });
}

/** A request is built once, so that a repetition has the same ids, as it has from a phone. */
async function requestOf(action: Action, report: Report): Promise<() => Promise<unknown>> {
  const { name, who, place, text } = action;
  const id = idOf(place);
  const revision = report.revision - (action.fresh ? 0 : 1);
  const date = daySchema.parse((await stores.duties.get(id))?.dueOn);
  const dueOn = workingDayOnOrAfter(addDays(date, 7), holidays);
  const [thread] = await stores.comments.ofDuty(id);
  const requests: Record<ActionName, () => Promise<unknown>> = {
    draft: () =>
      by(who, saveDraft, { id, changes: [{ field: 'whyNot', value: text, seen: later }] }),
    take: () => by(who, takeOverDraft, { id }),
    submit: withId((submission) =>
      by(who, submitReport, {
        id,
        submission,
        follows: revision,
        answers: { ...plainAnswers, whyNot: text },
        reasons: {},
      }),
    ),
    forward: () => by(who, forwardReport, { id, revision }),
    accept: () => by(who, acceptReport, { id, revision }),
    return: () =>
      by(who, returnReport, {
        id,
        revision,
        returnDueOn: '2024-12-24',
        comments: [{ path: 'whyNot', text }],
      }),
    waive: () => by(who, waiveDuty, { id, reason: text }),
    ask: () => by(who, requestExtension, { id, dueOn, reason: text }),
    grant: () => by(who, decideOnExtension, { id, grant: true, dueOn }),
    refuse: () => by(who, decideOnExtension, { id, grant: false, dueOn, reason: text }),
    withdraw: () => by(who, withdrawRequest, { id }),
    give: () => by(who, giveDutyExtension, { id, dueOn, reason: text }),
    undo: () => by(who, undoDecision, { id }),
    reopen: () => by(who, reopenDuty, { id, reason: text }),
    reopenExtension: () => by(who, reopenRequest, { id, reason: text }),
    reply: withId((reply) =>
      by(who, replyToComment, { id, comment: thread?.id ?? randomUUID(), reply, text }),
    ),
  };
  return requests[name];
}

function withId(send: (id: string) => Promise<unknown>): () => Promise<unknown> {
  const id = randomUUID();
  return () => send(id);
}

const verdictIn = (answer: Answer): Verdict => (typeof answer === 'string' ? answer : 'ok');
/** A repeated request is the same action, neither a second one nor an error. */
const repeatable = new Set<ActionName>([
  'submit',
  'reply',
  'draft',
  'take',
  'ask',
  'withdraw',
  'undo',
]);
/** The first keystroke begins the draft. Later keystrokes, and taking over one's own draft, add no audit row. */
function rowsFor(action: Action, before: Report): number {
  if (action.name === 'draft') return before.state === 'todo' ? 1 : 0;
  if (action.name === 'withdraw') return before.extension === 'asked' ? 1 : 0;
  if (action.name === 'undo') return before.takenBackBy === action.who ? 0 : 1;
  return action.name === 'take' && before.draft?.holder === action.who ? 0 : 1;
}

interface Run {
  reports: Reports;
  rows: number;
}

/** One action, tapped once or twice concurrently. */
async function play(run: Run, action: Action & { twice: boolean }): Promise<void> {
  const before = run.reports[action.place];
  const expected = answerTo(before, action);
  const request = await requestOf(action, before);
  const taps = action.twice && action.name !== 'draft' ? [request(), request()] : [request()];
  const verdicts = await Promise.all(taps.map(verdictOf));
  const label = `${action.who} ${action.name} ${action.place} in ${before.state}`;
  if (typeof expected === 'string')
    expect([label, ...new Set(verdicts)]).toEqual([label, expected]);
  else {
    expect([label, verdicts.includes('ok')]).toEqual([label, true]);
    if (repeatable.has(action.name)) expect([label, ...new Set(verdicts)]).toEqual([label, 'ok']);
    else expect([label, verdicts.filter((verdict) => verdict === 'ok').length]).toEqual([label, 1]);
    run.reports[action.place] = expected.report;
    run.rows += rowsFor(action, before);
  }
}

interface BulkAction {
  who: Name;
  name: 'forward' | 'accept';
  fresh: boolean;
  twice: boolean;
}

/**
 * Forwards or accepts all five reports in one request. Each gets the same answer as alone, except that a
 * report already forwarded is no error.
 */
async function playBulk(run: Run, { who, name, fresh, twice }: BulkAction): Promise<void> {
  const items = places.map((place) => ({
    id: idOf(place),
    revision: run.reports[place].revision - (fresh ? 0 : 1),
  }));
  const send = () => forwardReports(name, { situation: situation(db, { as: who }), items });
  const [first, ...repeats] = await Promise.all(twice ? [send(), send()] : [send()]);
  places.forEach((place, at) => {
    const before = run.reports[place];
    const expected = answerTo(before, { who, name, place, fresh, text: '' });
    const passed =
      fresh &&
      before.revision > 0 &&
      (before.state === 'accepted' || (name === 'forward' && before.desk === 'province'));
    const wanted = expected === 'refused' && passed ? 'ok' : verdictIn(expected);
    for (const { results } of [first, ...repeats]) {
      const { outcome, code } = results[at] ?? {};
      const verdict = outcome === 'done' ? 'ok' : code === 'not-allowed' ? code : 'refused';
      expect([who, name, place, before.state, verdict]).toEqual([
        who,
        name,
        place,
        before.state,
        wanted,
      ]);
    }
    if (typeof expected === 'string') return;
    run.reports[place] = expected.report;
    run.rows += 1;
  });
}

async function compare(run: Run, rowsBefore: number): Promise<void> {
  const stored = new Map(
    (await stores.duties.many(places.map(idOf))).map((duty) => [duty.id, duty]),
  );
  for (const place of places) {
    const { state, desk, revision, sender, extension } = run.reports[place];
    const duty = stored.get(idOf(place));
    expect([place, duty?.state, duty?.reviewAt, duty?.revision, duty?.submittedBy]).toEqual([
      place,
      state,
      desk,
      revision,
      sender,
    ]);
    expect(duty?.extension?.state ?? 'none').toBe(extension);
  }
  expect(await stores.audit.count({})).toBe(rowsBefore + run.rows);
}

/** Every revision sent, in order; the draft; the comments. */
async function storedAnswers(place: Place) {
  const id = idOf(place);
  const revisions = await stores.submissions.ofDuty(id);
  const draft = await stores.drafts.get(id);
  const threads = await stores.comments.ofDuty(id);
  return {
    sent: revisions.map((revision, at) =>
      revision.revision === at + 1 ? revision.answers['whyNot'] : 'wrong revision',
    ),
    draft: draft && { holder: draft.holder, text: draft.answers['whyNot'] },
    comments: threads.length,
    replies: threads.flatMap((thread) => thread.replies).length,
  };
}

async function playStep(run: Run, { step, text }: { step: Step; text: string }): Promise<void> {
  if (step.kind === 'bulk') return playBulk(run, step);
  if (step.kind === 'any') return play(run, { ...step, text });
  const choices = step.kind === 'allowed' ? allowedChoices : untimelyChoices;
  const possible = choices(run.reports[step.place], step.place);
  const choice = possible[step.index % possible.length];
  if (choice) await play(run, { ...step, ...choice, fresh: true, text });
}

/** Five untouched reports, then the steps. The stored data is compared with the model after each step. */
async function playAll(sequence: readonly Step[]): Promise<Run> {
  await refill(db);
  const rowsBefore = await stores.audit.count({});
  const run: Run = { reports: fresh(), rows: 0 };
  for (const [at, step] of sequence.entries()) {
    await playStep(run, { step, text: `คำที่ ${at}` });
    await compare(run, rowsBefore);
  }
  return run;
}

function fresh(): Reports {
  return {
    t570401: untouched,
    t570402: untouched,
    d5704: untouched,
    d5701: untouched,
    p57: untouched,
  };
}

describe('any sequence of actions by any people', () => {
  it('allows no action beyond role and area, keeps every answer, and audits and counts every change', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const run = await playAll(sequence);
        for (const place of places) {
          const { sent, draft, comments, replies } = run.reports[place];
          expect(await storedAnswers(place)).toEqual({ sent, draft, comments, replies });
        }
        await expectOverviewOfDuties(db, situation(db, { as: 'province' }));
      }),
      { numRuns: 16 },
    );
  });
});
