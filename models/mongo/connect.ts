import mongoose from 'mongoose';
import { createTransactions } from './transactions.ts';
import type { Connection } from 'mongoose';
import { createAnnouncementBlockStore, createAnnouncementStore } from '../announcements.ts';
import { restoreState } from '../backup/left-out.ts';
import { createAreaStore } from '../areas.ts';
import { createAttachmentStore } from '../attachments.ts';
import { createAuditStore } from '../audit.ts';
import { createCentreStore } from '../centres.ts';
import { createCommentStore } from '../comments.ts';
import { createCriteriaStore } from '../criteria.ts';
import { createDeliveryStore } from '../deliveries.ts';
import { createDiscardedDraftStore } from '../discarded-drafts.ts';
import { createDraftStore } from '../drafts.ts';
import { createDutyStore } from '../duties.ts';
import { createFileJobStore } from '../file-jobs.ts';
import { createGroupStore } from '../groups.ts';
import { createHandOverStore } from '../hand-overs.ts';
import { createHolidayStore } from '../holidays.ts';
import { createImportReportStore } from '../import-reports.ts';
import { createInboxStore } from '../inbox.ts';
import { createInviteStore } from '../invites.ts';
import { createJoinRequestStore } from '../join-requests.ts';
import { createLateForecastStore } from '../late-forecasts.ts';
import { createLetterStore } from '../letters.ts';
import { createMeetingStore } from '../meetings.ts';
import { createMemberStore } from '../members.ts';
import { missingIndexes, readHealth } from './health.ts';
import type { DatabaseHealth } from './health.ts';
import { readChanges } from './changes.ts';
import type { Changes } from './changes.ts';
import { createMigrations } from '../migrations/migrate.ts';
import { createOpenData } from '../open-data.ts';
import { createOpenKeyStore } from '../open-keys.ts';
import { createOrderStore } from '../orders.ts';
import { createPersonStore } from '../persons.ts';
import { createPhotoStore } from '../photos.ts';
import { createPlannedLeavingStore } from '../planned-leavings.ts';
import { createDataRequestStore } from '../privacy/data-requests.ts';
import { createErasureRequestStore } from '../privacy/erasure-requests.ts';
import { createEveryDocument } from '../privacy/every-document.ts';
import { createQuestionStore } from '../questions.ts';
import { createRegisterChangeStore } from '../register-changes.ts';
import { createRateCounterStore } from '../rate-counters.ts';
import { createJobRunStore } from '../job-runs.ts';
import { createSearchStore } from '../search.ts';
import { createSessionStore } from '../sessions.ts';
import { createSettingsStore } from '../settings.ts';
import { createSubmissionStore } from '../submissions.ts';

export type Stores = ReturnType<typeof createStores>;

export interface Database {
  stores: Stores;
  migrations: ReturnType<typeof createMigrations>;
  /** Commits all changes or none. The work may run twice, so it must have no effects outside the stores. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  ensureIndexes(): Promise<void>;
  /** What was written since a token; see changes.ts. */
  changes(of: Parameters<typeof readChanges>[1]): Promise<Changes | null>;
  /** True after a restore that was interrupted while it replaced the data. */
  isHalfRestored(): Promise<boolean>;
  /** Version, replica set, clock and disk of the server, for the operator. */
  health(): Promise<DatabaseHealth>;
  /** Indexes that this version needs and the database lacks. */
  missingIndexes(): Promise<string[]>;
  ping(): Promise<void>;
  /** Empties the database. Used for a new demo. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

const serverSelectionTimeoutMs = 5_000;
const socketTimeoutMs = 30_000;

export async function connect(uri: string): Promise<Database> {
  const instance = new mongoose.Mongoose();
  instance.set('sanitizeFilter', true);
  instance.set('strictQuery', 'throw');
  instance.set('transactionAsyncLocalStorage', true);
  const connection = await instance
    .createConnection(uri, {
      serverSelectionTimeoutMS: serverSelectionTimeoutMs,
      socketTimeoutMS: socketTimeoutMs,
      maxPoolSize: 50,
      writeConcern: { w: 'majority', journal: true },
      retryWrites: true,
    })
    .asPromise();
  const stores = createStores(connection);
  return {
    stores,
    migrations: createMigrations(connection),
    transaction: createTransactions(connection),
    ensureIndexes: async () => {
      await Promise.all(Object.values(stores).map((store) => store.ensureIndexes()));
    },
    changes: (of) => readChanges(connection, of),
    isHalfRestored: async () => (await connection.collection(restoreState).findOne({})) !== null,
    health: () => readHealth(connection),
    missingIndexes: () => missingIndexes(connection),
    ping: async () => {
      await connection.db?.admin().ping();
    },
    drop: () => connection.dropDatabase(),
    close: () => connection.close(),
  };
}

function createStores(connection: Connection) {
  return {
    announcements: createAnnouncementStore(connection),
    announcementBlocks: createAnnouncementBlockStore(connection),
    areas: createAreaStore(connection),
    attachments: createAttachmentStore(connection),
    audit: createAuditStore(connection),
    centres: createCentreStore(connection),
    comments: createCommentStore(connection),
    criteria: createCriteriaStore(connection),
    deliveries: createDeliveryStore(connection),
    discarded: createDiscardedDraftStore(connection),
    drafts: createDraftStore(connection),
    duties: createDutyStore(connection),
    dataRequests: createDataRequestStore(connection),
    erasureRequests: createErasureRequestStore(connection),
    everyDocument: createEveryDocument(connection),
    fileJobs: createFileJobStore(connection),
    groups: createGroupStore(connection),
    handOvers: createHandOverStore(connection),
    holidays: createHolidayStore(connection),
    importReports: createImportReportStore(connection),
    inbox: createInboxStore(connection),
    invites: createInviteStore(connection),
    joinRequests: createJoinRequestStore(connection),
    lateForecasts: createLateForecastStore(connection),
    letters: createLetterStore(connection),
    meetings: createMeetingStore(connection),
    members: createMemberStore(connection),
    openData: createOpenData(connection),
    openKeys: createOpenKeyStore(connection),
    orders: createOrderStore(connection),
    persons: createPersonStore(connection),
    photos: createPhotoStore(connection),
    plannedLeavings: createPlannedLeavingStore(connection),
    questions: createQuestionStore(connection),
    registerChanges: createRegisterChangeStore(connection),
    rateCounters: createRateCounterStore(connection),
    runs: createJobRunStore(connection),
    search: createSearchStore(connection),
    sessions: createSessionStore(connection),
    settings: createSettingsStore(connection),
    submissions: createSubmissionStore(connection),
  };
}
