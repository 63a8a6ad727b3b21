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
import { acts, answerTo, nearMisses, places, untouched, ways } from '../support/route-model.ts';
import type { Act, Answer, Deed, Place, Report } from '../support/route-model.ts';
import {
  dutyOf,
  fill,
  holidays,
  names,
  now,
  plainAnswers,
  refill,
  situation,
} from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const idOf = (place: Place): string => dutyOf({ centre: place }).id;
const later = new Date(now.getTime() + 365 * 86_400_000);

beforeAll(() => fill(db));

type Reports = Record<Place, Report>;
type Word = 'ok' | 'not-allowed' | 'refused';

async function wordOf(work: Promise<unknown>): Promise<Word> {
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

/** The request a phone would send, made once: sent again it is the very same. */
async function requestOf(deed: Deed, report: Report): Promise<() => Promise<unknown>> {
  const { act, who, place, text } = deed;
  const id = idOf(place);
  const revision = report.revision - (deed.fresh ? 0 : 1);
  const date = daySchema.parse((await stores.duties.get(id))?.dueOn);
  const dueOn = workingDayOnOrAfter(addDays(date, 7), holidays);
  const [thread] = await stores.comments.ofDuty(id);
  const requests: Record<Act, () => Promise<unknown>> = {
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
  return requests[act];
}

function withId(send: (id: string) => Promise<unknown>): () => Promise<unknown> {
  const id = randomUUID();
  return () => send(id);
}

const wordIn = (answer: Answer): Word => (typeof answer === 'string' ? answer : 'ok');
/** The same request again is the same deed, not another one and not an error. */
const repeatable = new Set<Act>(['submit', 'reply', 'draft', 'take', 'ask', 'withdraw', 'undo']);
/** A first keystroke begins the draft; the ones after it leave no row, nor does taking one's own. */
function rowsFor(deed: Deed, before: Report): number {
  if (deed.act === 'draft') return before.state === 'todo' ? 1 : 0;
  if (deed.act === 'withdraw') return before.extension === 'asked' ? 1 : 0;
  if (deed.act === 'undo') return before.takenBackBy === deed.who ? 0 : 1;
  return deed.act === 'take' && before.draft?.holder === deed.who ? 0 : 1;
}

interface Run {
  reports: Reports;
  rows: number;
}

/** One deed, tapped once or twice at the same moment. */
async function play(run: Run, deed: Deed & { twice: boolean }): Promise<void> {
  const before = run.reports[deed.place];
  const expected = answerTo(before, deed);
  const request = await requestOf(deed, before);
  const taps = deed.twice && deed.act !== 'draft' ? [request(), request()] : [request()];
  const words = await Promise.all(taps.map(wordOf));
  const told = `${deed.who} ${deed.act} ${deed.place} in ${before.state}`;
  if (typeof expected === 'string') expect([told, ...new Set(words)]).toEqual([told, expected]);
  else {
    expect([told, words.includes('ok')]).toEqual([told, true]);
    if (repeatable.has(deed.act)) expect([told, ...new Set(words)]).toEqual([told, 'ok']);
    else expect([told, words.filter((word) => word === 'ok').length]).toEqual([told, 1]);
    run.reports[deed.place] = expected.report;
    run.rows += rowsFor(deed, before);
  }
}

interface Many {
  who: Name;
  act: 'forward' | 'accept';
  fresh: boolean;
  twice: boolean;
}

/** All five at once: each as if alone, but what has passed already is no error. */
async function playMany(run: Run, { who, act, fresh, twice }: Many): Promise<void> {
  const items = places.map((place) => ({
    id: idOf(place),
    revision: run.reports[place].revision - (fresh ? 0 : 1),
  }));
  const ask = () => forwardReports(act, { situation: situation(db, { as: who }), items });
  const [first, ...again] = await Promise.all(twice ? [ask(), ask()] : [ask()]);
  places.forEach((place, at) => {
    const before = run.reports[place];
    const expected = answerTo(before, { who, act, place, fresh, text: '' });
    const passed =
      fresh &&
      before.revision > 0 &&
      (before.state === 'accepted' || (act === 'forward' && before.desk === 'province'));
    const word = expected === 'refused' && passed ? 'ok' : wordIn(expected);
    for (const { results } of [first, ...again]) {
      const { outcome, code } = results[at] ?? {};
      const said = outcome === 'done' ? 'ok' : code === 'not-allowed' ? code : 'refused';
      expect([who, act, place, before.state, said]).toEqual([who, act, place, before.state, word]);
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

/** Every revision ever sent, in order; the draft; what was said. */
async function wordsKept(place: Place) {
  const id = idOf(place);
  const revisions = await stores.submissions.ofDuty(id);
  const kept = await stores.drafts.get(id);
  const threads = await stores.comments.ofDuty(id);
  return {
    sent: revisions.map((revision, at) =>
      revision.revision === at + 1 ? revision.answers['whyNot'] : 'astray',
    ),
    draft: kept && { holder: kept.holder, text: kept.answers['whyNot'] },
    comments: threads.length,
    replies: threads.flatMap((thread) => thread.replies).length,
  };
}

const mostly = fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0);
const seldom = mostly.map((one) => !one);
const wild = { act: fc.constantFrom(...acts), who: fc.constantFrom(...names) };
const place = fc.constantFrom(...places);
const guided = { place, luck: fc.nat(), twice: seldom };

/** Most steps lead somewhere, so that reports come far; the others come too late, or are anybody’s. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('way' as const), ...guided }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('miss' as const), ...guided }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wild' as const),
      ...wild,
      place,
      fresh: mostly,
      twice: seldom,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('many' as const),
      act: fc.constantFrom<'forward' | 'accept'>('forward', 'accept'),
      who: fc.constantFrom<Name>('head', 'otherHead', 'province', 'officer'),
      fresh: mostly,
      twice: seldom,
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(run: Run, { step, text }: { step: Step; text: string }): Promise<void> {
  if (step.kind === 'many') return playMany(run, step);
  if (step.kind === 'wild') return play(run, { ...step, text });
  const offered = step.kind === 'way' ? ways : nearMisses;
  const possible = offered(run.reports[step.place], step.place);
  const way = possible[step.luck % possible.length];
  if (way) await play(run, { ...step, ...way, fresh: true, text });
}

const steps = fc.array(step, { minLength: 30, maxLength: 60, size: 'max' });

/** Five untouched reports, then the steps; what is stored is held against the model after each. */
async function walk(taken: readonly Step[]): Promise<Run> {
  await refill(db);
  const rowsBefore = await stores.audit.count({});
  const run: Run = { reports: fresh(), rows: 0 };
  for (const [at, step] of taken.entries()) {
    await take(run, { step, text: `คำที่ ${at}` });
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

describe('any sequence of acts by any people', () => {
  it('allows no act beyond role and place, loses no answer, and audits every change', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const run = await walk(taken);
        for (const place of places) {
          const { sent, draft, comments, replies } = run.reports[place];
          expect(await wordsKept(place)).toEqual({ sent, draft, comments, replies });
        }
      }),
      { numRuns: 16 },
    );
  }, 60_000);
});
