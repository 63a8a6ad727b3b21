import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { photosOnly } from '#domain/fields/photos-only.ts';
import { dutyOf, now, personOf, plainAnswers } from '#test/support/world.ts';
import { at } from './client.ts';
import { duty, give, openDesk, outcome, path, report, step } from './api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { api, audited, clients } = await openDesk(db);
const why = { path: 'whyNot', text: 'ระบุให้ชัด' };

describe('a report in review', () => {
  it('is sent, returned, sent, forwarded, returned again, sent, forwarded and accepted', async () => {
    const { officer, head, province } = await clients('officer', 'head', 'province');
    const steps = [
      await officer(report()),
      await head(give(1, why)),
      await officer(report(1)),
      await head(step('forward', 2)),
      await province(give(2, why)),
      await officer(report(2)),
      await head(step('forward', 3)),
      await province(step('accept', 3)),
    ];
    expect(steps.map(outcome)).toEqual([
      '200 saved',
      '200 returned',
      '200 saved',
      '200 inReview',
      '200 returned',
      '200 saved',
      '200 inReview',
      '200 accepted',
    ]);
    expect(await audited()).toEqual([
      'duty.submit officer',
      'duty.return head',
      'duty.submit officer',
      'duty.forward head',
      'duty.return province',
      'duty.submit officer',
      'duty.forward head',
      'duty.accept province',
    ]);
    const revisions = await stores.submissions.ofDuty(duty.id);
    expect(revisions.map((revision) => revision.revision)).toEqual([1, 2, 3]);
    const comments = await stores.comments.ofDuty(duty.id);
    expect(comments.map((comment) => [comment.desk, comment.revision, comment.resolvedIn])).toEqual(
      [
        ['district', 1, 2],
        ['province', 2, 3],
      ],
    );
  });

  it('notifies the people concerned at each return and at the end, never the person who acted', async () => {
    const { officer, head, province } = await clients('officer', 'head', 'province');
    await officer(report());
    await head({
      path: `${path}/return`,
      json: { revision: 1, returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แนบคำสั่ง' }] },
    });
    await officer(report(1));
    await head({ path: `${path}/forward`, json: { revision: 2 } });
    await province({
      path: `${path}/return`,
      json: { revision: 2, returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แก้จำนวน' }] },
    });
    await officer(report(2));
    await head({ path: `${path}/forward`, json: { revision: 3 } });
    await province({ path: `${path}/accept`, json: { revision: 3 } });
    const told = (await stores.deliveries.find({})).map(
      (delivery) => `${delivery.notice.kind} ${delivery.person} ${delivery.urgent}`,
    );
    expect(told.toSorted()).toEqual([
      'accepted officer false',
      'returned head true',
      'returned officer true',
      'returned officer true',
    ]);
  });

  it('shows its timeline, revisions and machine findings to its readers', async () => {
    const { officer, head } = await clients('officer', 'head');
    await officer(report());
    const { json } = await head({ path });
    expect(at(json, 'timeline', 0)).toMatchObject({
      action: 'duty.submit',
      by: 'officer สมมุติ',
      role: 'officer',
    });
    expect(at(json, 'revisions', 0, 'answers')).toEqual(plainAnswers);
    expect(at(json, 'checks')).toEqual({ problems: 0, reasons: [], copied: 0 });
    expect(at(json, 'duty', 'actions')).toEqual(['forward', 'return', 'reply']);
  });

  it('is refused with every reason when answers are wrong, and nothing changes', async () => {
    const officer = await api.as('officer');
    const wrong = { ...plainAnswers, whyNot: '', planState: 'dancing', stranger: 1 };
    const answer = await officer({ ...report(), json: { ...report().json, answers: wrong } });
    expect(outcome(answer)).toBe('422 invalid-answers');
    expect(at(answer.json, 'details', 'problems')).toHaveLength(3);
    expect([(await stores.duties.get(duty.id))?.state, await audited()]).toEqual(['todo', []]);
  });

  it('is refused when it names a missing file, or a file of another duty', async () => {
    const officer = await api.as('officer');
    const stray = randomUUID();
    await storeFile(stray, { duty: dutyOf({ centre: 't570402' }) });
    for (const id of [randomUUID(), stray]) {
      const answer = await officer({ ...report(), json: withFiles({ photos: id, evidence: id }) });
      expect(outcome(answer)).toBe('422 invalid-answers');
      expect(at(answer.json, 'details', 'missingAttachments')).toEqual([id]);
    }
  });

  it('is refused when a photo question names a PDF, and accepted with it as a document', async () => {
    const officer = await api.as('officer');
    const [photo, paper] = [randomUUID(), randomUUID()];
    await storeFile(photo, {});
    await storeFile(paper, { type: 'application/pdf' });
    const wrong = withFiles({ photos: paper, evidence: photo });
    const answer = await officer({ ...report(), json: wrong });
    expect(outcome(answer)).toBe('422 invalid-answers');
    expect(at(answer.json, 'details', 'problems', 0)).toMatchObject({
      path: 'photos',
      message: photosOnly,
    });
    const right = withFiles({ photos: photo, evidence: paper });
    expect(outcome(await officer({ ...report(), json: right }))).toBe('200 saved');
  });

  function withFiles({ photos, evidence }: { photos: string; evidence: string }) {
    const answers = {
      assigned: true,
      documentType: 'order',
      documentNo: '3/2568',
      documentDate: '2024-12-01',
      roles: ['survey'],
      planState: 'done',
      proposed: 1,
      included: 1,
      photos: [{ id: photos, name: 'a.jpg' }],
      evidence: [{ id: evidence, name: 'a.jpg' }],
    };
    return { ...report().json, answers };
  }

  async function storeFile(
    id: string,
    of: { duty?: typeof duty; type?: 'image/jpeg' | 'application/pdf' },
  ): Promise<void> {
    const { id: ofDuty, areaCode } = of.duty ?? duty;
    await stores.attachments.insert({
      id,
      duty: ofDuty,
      areaCode,
      field: 'photos',
      name: 'a.jpg',
      type: of.type ?? 'image/jpeg',
      bytes: 1,
      width: 1,
      height: 1,
      hash: 'h',
      by: 'otherOfficer',
      at: now,
    });
  }
});

describe('sending a report repeatedly', () => {
  it('creates one submission from five concurrent requests with one id', async () => {
    const officer = await api.as('officer');
    const same = report();
    const answers = await Promise.all(Array.from({ length: 5 }, () => officer(same)));
    expect(answers.map(outcome).toSorted()).toEqual([
      '200 duplicate',
      '200 duplicate',
      '200 duplicate',
      '200 duplicate',
      '200 saved',
    ]);
    expect(await stores.submissions.count({ duty: duty.id })).toBe(1);
    expect(await audited()).toEqual(['duty.submit officer']);
  });

  it('answers a retry after a lost response as a duplicate, even when the report has been reviewed', async () => {
    const { officer, head } = await clients('officer', 'head');
    const same = report();
    await officer(same);
    await head({ path: `${path}/forward`, json: { revision: 1 } });
    const again = await officer(same);
    expect([outcome(again), again.json['revision']]).toEqual(['200 duplicate', 1]);
  });

  it('creates one submission from two phones with two ids, and refuses the second', async () => {
    const { officer, wideOfficer } = await clients('officer', 'wideOfficer');
    const answers = await Promise.all([
      officer(report()),
      wideOfficer(report()),
      officer(report()),
    ]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(2);
    expect(await stores.submissions.count({ duty: duty.id })).toBe(1);
  });

  it('refuses an id that another person or another duty has used', async () => {
    const { officer, wideOfficer } = await clients('officer', 'wideOfficer');
    const same = report();
    await officer(same);
    const other = dutyOf({ centre: 't570402' });
    expect(outcome(await wideOfficer(same))).toBe('409 conflict');
    expect(
      outcome(await wideOfficer({ ...same, path: `/api/duties/${other.id}/submissions` })),
    ).toBe('409 conflict');
  });

  it('is refused, with the differences, when another device sent a newer one', async () => {
    const officer = await api.as('officer');
    const first = report();
    await officer(first);
    const second = report();
    const answer = await officer({
      ...second,
      json: { ...second.json, answers: { ...second.json.answers, whyNot: 'อีกเครื่องหนึ่ง' } },
    });
    expect(outcome(answer)).toBe('409 wrong-state');
    expect(at(answer.json, 'details', 'newer')).toMatchObject({
      by: personOf('officer').name,
      count: 1,
      differences: [{ path: 'whyNot', before: first.json.answers['whyNot'], after: 'อีกเครื่องหนึ่ง' }],
    });
    expect(await stores.submissions.count({ duty: duty.id })).toBe(1);
  });

  it.each([1, -1, 7])('is refused when it follows revision %i', async (follows) => {
    const officer = await api.as('officer');
    const answer = await officer(report(follows));
    expect([outcome(answer), at(answer.json, 'details', 'revision')]).toEqual(['409 conflict', 0]);
  });
});
