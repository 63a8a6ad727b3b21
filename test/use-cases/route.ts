import { randomUUID } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Database } from '#models/mongo/connect.ts';
import { decideOnExtension, requestExtension } from '#use-cases/duties/extend-duty.ts';
import { reopenDuty } from '#use-cases/duties/reopen-duty.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { dutyOf, now, plainAnswers, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

export const duty = dutyOf();
export const { id } = duty;
export const second = dutyOf({ centre: 't570402' }).id;
export const after = (ms: number): Date => new Date(now.getTime() + ms);

export interface As {
  who: Name;
  at?: Date;
}

interface Decision {
  who: Name;
  first: () => Promise<unknown>;
  decide: () => Promise<unknown>;
}

export const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

export const returning = {
  useCase: returnReport,
  input: {
    id,
    revision: 1,
    returnDueOn: '2024-12-24',
    comments: [
      { path: 'whyNot', text: 'ยังไม่ชัด' },
      { path: null, text: 'แนบคำสั่ง' },
    ],
  },
};
export const asking = {
  useCase: requestExtension,
  input: { id, dueOn: '2025-10-15', reason: 'น้ำท่วม' },
};
export const deciding = (grant: boolean) => ({
  useCase: decideOnExtension,
  input: { id, grant, dueOn: '2025-10-15', reason: 'ใกล้กำหนดแล้ว' },
});

/** The actions on one report and their undo, taken by the people of the test data. */
export function createRoute(db: Database) {
  const { stores } = db;
  function by<S extends z.ZodMiniType, O>(
    { who, at = now }: As,
    act: { useCase: UseCase<S, O>; input: object },
  ): Promise<O> {
    return execute(act.useCase, { situation: situation(db, { as: who, at }), input: act.input });
  }

  const send = (who: Name = 'officer', of: string = id) => {
    const input = {
      id: of,
      submission: randomUUID(),
      follows: 0,
      answers: plainAnswers,
      reasons: {},
    };
    return by({ who }, { useCase: submitReport, input });
  };
  const forward = () => by({ who: 'head' }, { useCase: forwardReport, input: { id, revision: 1 } });
  const accept = (at?: Date) =>
    by(
      { who: 'province', ...(at ? { at } : {}) },
      { useCase: acceptReport, input: { id, revision: 1 } },
    );
  const waive = (at?: Date) =>
    by(
      { who: 'province', ...(at ? { at } : {}) },
      { useCase: waiveDuty, input: { id, reason: 'ยุบ' } },
    );
  const undo = (as: As, of: string = id) => by(as, { useCase: undoDecision, input: { id: of } });
  const reopen = (as: As, reason = 'รับรองผิดฉบับ') =>
    by(as, { useCase: reopenDuty, input: { id, reason } });
  const told = (kind: string) => stores.deliveries.find({ 'notice.kind': kind });
  /** The stored data without version counters. */
  async function routeOf(of: string = id) {
    const found = await stores.duties.get(of);
    return { ...found, version: 0, lastDecision: null };
  }

  const decisions: Record<string, Decision> = {
    forward: { who: 'head', first: send, decide: forward },
    return: { who: 'head', first: send, decide: () => by({ who: 'head' }, returning) },
    accept: {
      who: 'province',
      first: async () => {
        await send();
        await forward();
      },
      decide: () => accept(),
    },
    waive: { who: 'province', first: () => Promise.resolve(), decide: () => waive() },
    grant: {
      who: 'province',
      first: () => by({ who: 'officer' }, asking),
      decide: () => by({ who: 'province' }, deciding(true)),
    },
    refuse: {
      who: 'province',
      first: () => by({ who: 'officer' }, asking),
      decide: () => by({ who: 'province' }, deciding(false)),
    },
    reopen: {
      who: 'province',
      first: () => waive(),
      decide: () => reopen({ who: 'province' }),
    },
  };

  return { by, send, forward, accept, waive, undo, reopen, told, routeOf, decisions };
}
