import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { trusted } from '#models/mongo/collection.ts';
import { requestExtension } from '#use-cases/duties/extend-duty.ts';
import { giveExtensions, previewExtensions } from '#use-cases/duties/extend-many.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { execute } from '#use-cases/use-case.ts';
import { previewArchiving } from '#use-cases/letters/archive-letter.ts';
import { previewClosing } from '#use-cases/centres/close-centre.ts';
import { addHoliday, listHolidays } from '#use-cases/letters/edit-holidays.ts';
import { moveDates, previewDates } from '#use-cases/letters/move-dates.ts';
import { previewOpening } from '#use-cases/centres/open-centre.ts';
import { previewPublishing } from '#use-cases/letters/publish-letter.ts';
import { listLetters, readLetter } from '#use-cases/letters/read-letters.ts';
import { listAudit } from '#use-cases/audit/read-audit.ts';
import { listDuties } from '#use-cases/duties/list-duties.ts';
import { myDuties, placeDuties } from '#use-cases/duties/my-duties.ts';
import { readColleagues } from '#use-cases/drafts/hand-over-draft.ts';
import { createGroupCode, releaseGroup } from '#use-cases/people/bind-group.ts';
import { readGroupBoard } from '#use-cases/overview/read-group-board.ts';
import { attachPhotos } from '#use-cases/files/attach-photos.ts';
import { deletePhoto } from '#use-cases/files/delete-photo.ts';
import { storePhoto } from '#use-cases/files/store-photo.ts';
import { readMeetingDraft } from '#use-cases/drafts/meeting-draft.ts';
import { openForm } from '#use-cases/drafts/open-form.ts';
import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { columnKey } from '#domain/overview.ts';
import { listCriteria, readCriteriaSet } from '#use-cases/criteria/edit-criteria.ts';
import { exportColumn, exportReport } from '#use-cases/reports/export-reports.ts';
import { sampleCriteria } from '../examples/example.ts';
import { listPapers } from '#use-cases/papers/list-papers.ts';
import { makePaper } from '#use-cases/papers/make-paper.ts';
import { planBundle } from '#use-cases/papers/plan-bundle.ts';
import { readCentre } from '#use-cases/centres/read-centre.ts';
import { listCentres } from '#use-cases/centres/read-centres.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { readDirectory } from '#use-cases/people/directory/read-directory.ts';
import { readNotYet } from '#use-cases/people/directory/not-yet.ts';
import { readPeopleCounts } from '#use-cases/people/directory/people-counts.ts';
import { readPerson } from '#use-cases/people/directory/person.ts';
import { readUndoable } from '#use-cases/people/read-undoable.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { readMutes } from '#use-cases/people/mute-topic.ts';
import { askErasure, withdrawErasure } from '#use-cases/privacy/ask-erasure.ts';
import { readRetention } from '#use-cases/privacy/edit-retention.ts';
import { readMyData } from '#use-cases/privacy/my-data.ts';
import {
  askData,
  listDataRequests,
  readOwnDataRequests,
} from '#use-cases/privacy/data-requests.ts';
import { readAccesses } from '#use-cases/privacy/read-accesses.ts';
import { listErasures } from '#use-cases/privacy/read-erasures.ts';
import { readGrades } from '#use-cases/overview/read-grades.ts';
import { readProgress } from '#use-cases/overview/read-progress.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { readRound } from '#use-cases/overview/read-round.ts';
import { listOffices } from '#use-cases/offices/read-offices.ts';
import { readFirstDay } from '#use-cases/settings/read-first-day.ts';
import { readSettings } from '#use-cases/settings/read-settings.ts';
import { search } from '#use-cases/search/find.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { returnReport } from '#use-cases/reports/review-report.ts';
import { checkAudit, sealAuditRows } from '#jobs/audit-chain.ts';
import { dailyDigest } from '#jobs/daily-digest.ts';
import { meetingReminders } from '#jobs/meeting-reminders.ts';
import { unsentReminders } from '#jobs/unsent-reminders.ts';
import { searchIndex } from '#jobs/search-index.ts';
import { sweepFiles } from '#jobs/sweep-files.ts';
import { createOffice } from '../jobs/job-fixture.ts';
import {
  arrivedFile,
  dutyOf,
  fill,
  letter,
  now,
  plainAnswers,
  situation,
} from '../support/world.ts';
import type { Name } from '../support/world.ts';
import { openPlans } from './query-plans.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import type * as z from 'zod/mini';

const { db, scansOf } = await openPlans();
const duty = dutyOf();

beforeAll(async () => {
  await fill(db);
});
function screen<S extends z.ZodMiniType, O>(as: Name, useCase: UseCase<S, O>, input: unknown) {
  return {
    name: `${useCase.name} of the ${as}`,
    work: () => execute(useCase, { situation: situation(db, { as }), input }),
  };
}

const paperScreens = [
  screen('province', listPapers, {}),
  ...(['register', 'grading', 'progress', 'status', 'memo'] as const).map((paper) => {
    const { work } = screen('province', makePaper, { paper, area: '57', format: 'pdf' });
    return { name: `paper.exported of ${paper}`, work };
  }),
  screen('head', planBundle, { area: '5704', dueOn: '2024-12-25' }),
];

const returning = {
  id: duty.id,
  revision: 1,
  returnDueOn: '2024-12-24',
  comments: [{ path: null, text: 'แก้' }],
};
const sending = {
  id: duty.id,
  submission: '00000000-0000-4000-8000-000000000001',
  follows: 0,
  answers: plainAnswers,
  reasons: {},
};
const meeting = dutyOf({ obligation: 'committee-meeting' });
const photo = {
  id: '00000000-0000-4000-8000-000000000002',
  imageSet: null,
  sentAt: now,
  type: 'image/jpeg',
  bytes: 1,
  width: 1,
  height: 1,
  hash: 'hash',
};
const office = createOffice(db);
const moves = [{ obligation: 'grading', round: 1, opensOn: '2024-12-06', dueOn: '2025-01-15' }];
const waived = dutyOf({ obligation: 'strong-tambon' });
const { letter: of, obligation, round } = waived;
const more = { letter: of, obligation, round, areaCode: '57', dueOn: '2025-10-15' };
const opening = { areaCode: '570401', name: 'ศอช.ต.ใหม่', openedOn: '2024-12-18' };

describe('queries of the product', () => {
  it.each([
    screen('officer', submitReport, sending),
    screen('head', returnReport, returning),
    screen('officer', requestExtension, { id: duty.id, dueOn: '2025-10-10', reason: 'น้ำท่วม' }),
    ...(['chair', 'officer', 'wideOfficer', 'head', 'province'] as const).flatMap((name) => [
      screen(name, myDuties, {}),
      screen(name, readMe, {}),
      screen(name, readMyData, {}),
      screen(name, readCalendar, {}),
      screen(name, listCentres, {}),
      screen(name, placeDuties, { areaCode: '570401' }),
      screen(name, readDuty, { id: duty.id }),
      screen(name, readCentre, { id: 't570401' }),
    ]),
    screen('officer', openForm, { id: duty.id }),
    ...(['chair', 'officer', 'province'] as const).flatMap((name) => [
      screen(name, listLetters, {}),
      screen(name, readLetter, { id: letter.id }),
    ]),
    screen('province', previewPublishing, { id: letter.id }),
    screen('province', previewArchiving, { id: letter.id }),
    screen('province', previewDates, { id: letter.id, moves }),
    screen('province', moveDates, { id: letter.id, version: 0, moves, reason: 'ก' }),
    screen('province', previewClosing, { id: 't570402', into: 't570401', on: '2024-12-18' }),
    screen('province', previewOpening, opening),
    screen('province', listCriteria, {}),
    screen('province', readCriteriaSet, { id: sampleCriteria.id }),
    screen('officer', exportReport, { id: duty.id }),
    screen('province', exportColumn, { column: columnKey(duty), area: '57' }),
    ...paperScreens,
    screen('province', listHolidays, {}),
    screen('province', readSettings, {}),
    screen('province', readFirstDay, {}),
    screen('province', listOffices, {}),
    screen('province', addHoliday, { on: '2025-06-20', name: 'ก' }),
    screen('province', readOverview, { year: 2560 }),
    screen('province', waiveDuty, { id: waived.id, reason: 'ก' }),
    screen('province', undoDecision, { id: waived.id }),
    screen('province', previewExtensions, more),
    screen('province', giveExtensions, { ...more, reason: 'ก' }),
    screen('province', undoDecision, { id: waived.id }),
    screen('officer', openForm, { id: dutyOf({ obligation: 'operations-report' }).id }),
    screen('officer', readColleagues, { id: duty.id }),
    screen('province', readOverview, {}),
    screen('officer', storePhoto, photo),
    screen('officer', attachPhotos, { batch: photo.id, duty: meeting.id }),
    screen('officer', deletePhoto, { id: photo.id }),
    screen('head', createGroupCode, {}),
    screen('stranger', readGroupBoard, { groupId: 'C1' }),
    screen('stranger', releaseGroup, { groupId: 'C1' }),
    screen('officer', readMeetingDraft, { id: meeting.id }),
    screen('head', readOverview, { area: '5704' }),
    screen('province', readGrades, {}),
    screen('province', readProgress, {}),
    screen('head', readRound, { column: 'chiang-rai-2568.plan-mission.1' }),
    screen('province', readRound, { column: 'chiang-rai-2568.plan-mission.1' }),
    screen('head', listDuties, { area: '5704', filter: 'late' }),
    screen('province', listDuties, { centre: 't570401' }),
    ...(['head', 'province'] as const).flatMap((name) => [
      screen(name, readDirectory, {}),
      screen(name, readNotYet, {}),
      screen(name, readPeopleCounts, {}),
      screen(name, readUndoable, {}),
      screen(name, readPerson, { id: 'chair' }),
    ]),
    screen('stranger', askErasure, { words: '' }),
    screen('province', listErasures, {}),
    screen('stranger', askData, { kind: 'copy', words: 'ทั้งหมด' }),
    screen('stranger', readOwnDataRequests, {}),
    screen('province', listDataRequests, {}),
    screen('province', readAccesses, {}),
    screen('province', readRetention, {}),
    screen('head', readMutes, {}),
    screen('stranger', withdrawErasure, {}),
    screen('province', listAudit, { area: '5704', group: 'dates', from: '2024-12-01' }),
    ...(['chair', 'officer', 'head', 'province'] as const).map((name) =>
      screen(name, search, { text: 'เวียง' }),
    ),
    screen('head', listAudit, { by: 'officer', name: 'officer' }),
  ])('use an index: $name', async ({ work }) => {
    const { queries, scans } = await scansOf(work);
    expect(queries).toBeGreaterThan(0);
    expect(scans).toEqual([]);
  });

  it('use an index: the outbox', async () => {
    const { scans } = await scansOf(async () => {
      const { deliveries } = db.stores;
      const of = { now, wallNow: now, leaseUntil: now };
      for (const areas of [{ allBut: [] }, { allBut: ['58'] }, { only: ['57'] }] as const) {
        await deliveries.claim({ ...of, areas, orphans: false, limit: 32 });
        await deliveries.claim({ ...of, areas, orphans: true, limit: 1 });
      }
      await deliveries.unsentDigests('2024-12-18', { province: '57', wallNow: now });
      await deliveries.updateMany({ state: 'held' }, { $set: { state: 'planned' } });
      await deliveries.find({ person: 'officer' }, { sort: { plannedAt: -1 }, limit: 5 });
      await deliveries.find({ id: trusted({ $in: ['a'] }) });
      const reply = { by: 'a', text: 'a' };
      await deliveries.addReply({ person: 'officer', duty: duty.id, reply });
    });
    expect(scans).toEqual([]);
  });

  it('use an index: an area by its name', async () => {
    const { queries, scans } = await scansOf(() => db.stores.areas.byName('เชียงราย'));
    expect([queries, scans]).toEqual([1, []]);
  });

  it('use an index: the job sweep-files', async () => {
    const at = new Date(now.getTime() - 48 * 3_600_000);
    const old = arrivedFile(randomUUID(), { duty, by: 'officer', at });
    await db.stores.attachments.insert(old);
    await db.stores.attachments.writeBytes(old.id, { size: 'full', bytes: Buffer.from('x') });
    const tools = { ...office.tools, wallClock: () => new Date(Date.now() + 48 * 3_600_000) };
    const { scans } = await scansOf(async () => {
      expect(await sweepFiles.run(tools)).toEqual({ files: 1, copies: 0 });
    });
    expect(scans).toEqual([]);
  });

  it.each([dailyDigest, meetingReminders, unsentReminders, sealAuditRows, checkAudit, searchIndex])(
    'use an index: the job $name',
    async (job) => {
      const { scans } = await scansOf(() => job.run(office.tools));
      expect(scans).toEqual([]);
    },
  );
});
