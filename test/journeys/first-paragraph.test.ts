import { beforeAll, afterAll, expect, test } from 'vitest';
import {
  cast,
  openGrading,
  phonePhoto,
  submitGrading,
  uploadPhoto,
  wordsOf,
} from '../support/demo-world.ts';
import type { OpenGrading } from '../support/demo-world.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let running: RunningApp;
let grading: OpenGrading;
beforeAll(async () => {
  running = await startRunningApp();
  grading = await openGrading(running);
});
afterAll(() => running.close());

test('a report goes from chat and photo through return, correction and acceptance, and the audit has every step', async () => {
  const { simulator, person, signIn, settle, moveClock, db } = running;
  const officer = person(cast.officer);
  const heard = () => simulator.accountMessages(officer.lineUserId);

  await settle();
  const asked = heard().length;
  simulator.people.say({ lineUserId: officer.lineUserId }, 'สถานะ');
  await settle();
  expect(heard().slice(asked)).toHaveLength(1);

  const { duty, answers } = grading;
  const worker = await signIn(officer);
  const opened = await worker.call('form.open', { id: duty.id });
  expect(opened.draft).toBeNull();
  expect(opened.duty.actions).toContain('submit');

  const first = await worker.call('draft.save', {
    id: duty.id,
    changes: [{ field: 'strengths', value: 'ประชุมครบทุกครั้ง', seen: null }],
  });
  expect(Object.keys(first.saved)).toEqual(['strengths']);
  const photo = await uploadPhoto(worker, {
    duty: duty.id,
    field: 'i1-1',
    bytes: await phonePhoto(),
  });
  expect(photo.status).toBe(200);

  const withPhoto = {
    ...answers,
    'i1-1': { score: 2, photos: [{ id: photo.id, name: 'รูปประชุม.jpg' }] },
  };
  const sent = await submitGrading(worker, { duty: duty.id, answers: withPhoto, reasons: {} });
  expect(sent).toMatchObject({ outcome: 'saved', revision: 1 });
  expect(sent.duty).toMatchObject({ state: 'inReview', reviewAt: 'district' });

  const head = await signIn(person(cast.head));
  const queue = await head.call('duties.mine', {});
  expect(queue.queue.map((duty) => duty.id)).toContain(duty.id);
  const beforeReturn = heard().length;
  const returned = await head.call('duty.return', {
    id: duty.id,
    revision: 1,
    returnDueOn: '2024-12-20',
    comments: [{ path: 'i1-2', text: 'คะแนนข้อนี้สูงกว่าทะเบียน' }],
  });
  expect(returned.duty.state).toBe('returned');
  // The message waits until the return can no longer be undone.
  await moveClock('2024-12-18T09:02:00+07:00');
  await settle();
  const toldReturn = heard().slice(beforeReturn);
  expect(toldReturn).toHaveLength(1);
  expect(wordsOf(toldReturn[0])).toContain('ปล้อง');
  expect(wordsOf(toldReturn[0])).toMatch(/1\.2 [^:]+: คะแนนข้อนี้สูงกว่าทะเบียน/);
  expect(wordsOf(toldReturn[0])).toContain(`ส่งคืนโดย ${person(cast.head).name}`);

  const reopened = await worker.call('form.open', { id: duty.id });
  expect(reopened.start.answers).toEqual(withPhoto);
  expect(reopened.comments.map((comment) => comment.path)).toEqual(['i1-2']);
  const mended = { ...withPhoto, 'i1-2': { score: 1 } };
  const again = await submitGrading(worker, {
    duty: duty.id,
    answers: mended,
    reasons: {},
    follows: 1,
  });
  expect(again).toMatchObject({ outcome: 'saved', revision: 2 });

  const forwarded = await head.call('duty.forward', { id: duty.id, revision: 2 });
  expect(forwarded.duty).toMatchObject({ state: 'inReview', reviewAt: 'province' });
  const province = await signIn(person(cast.province));
  const beforeAccept = heard().length;
  const accepted = await province.call('duty.accept', { id: duty.id, revision: 2 });
  expect(accepted.duty.state).toBe('accepted');
  await moveClock('2024-12-18T09:04:00+07:00');
  await settle();
  expect(heard().slice(beforeAccept)).toHaveLength(1);

  const told = await province.call('duty.read', { id: duty.id });
  expect(told.timeline.map((event) => event.action)).toEqual([
    'draft.begun',
    'duty.submit',
    'duty.return',
    'duty.submit',
    'duty.forward',
    'duty.accept',
  ]);
  expect(told.comments[0]?.resolvedIn).toBe(2);
  expect(told.revisions.map((revision) => revision.no)).toEqual([1, 2]);
  const rows = await db.stores.audit.ofSubject(duty.id);
  expect(rows.every((row) => row.by !== null && row.role !== null && row.areaCode !== '')).toBe(
    true,
  );
  expect(running.complaints).toEqual([]);
});

test('an officer of another district may neither read nor fill in the report', async () => {
  const { duty, answers, reasons } = grading;
  const stranger = await running.signIn(running.person(cast.otherOfficer));
  const read = await stranger.ask('duty.read', { id: duty.id });
  const filled = await stranger.ask('duty.submit', {
    id: duty.id,
    submission: '6d7bdb3e-3f04-4b0e-9d6c-7a5f5f9c1a11',
    follows: 0,
    answers,
    reasons,
  });
  for (const answer of [read, filled])
    expect(answer).toMatchObject({ failure: { problem: { status: 403 } } });
});

test('the chat and the mini-app show an officer the same state', async () => {
  const { simulator, settle, person, signIn } = running;
  const officer = person(cast.officer);
  const visitor = await signIn(officer);
  const mine = await visitor.call('duties.mine', {});
  simulator.people.say({ lineUserId: officer.lineUserId }, 'สถานะ');
  await settle();
  const said = wordsOf(simulator.accountMessages(officer.lineUserId).at(-1));
  expect(said).toContain(String(mine.sentCount));
});
