import { announce } from './announce.ts';
import { dailyDigest } from './daily-digest.ts';
import { deliver } from './deliver.ts';
import { checkAudit, sealAuditRows } from './audit-chain.ts';
import { discardedDrafts } from './discarded-drafts.ts';
import { erasureReminders } from './erasure-reminders.ts';
import { erasePeople } from './erase-people.ts';
import type { Job } from './support/job.ts';
import { expiredFiles } from './expired-files.ts';
import { groupBoards, sendGroupBoards } from './group-boards.ts';
import { lateForecasts } from './late-forecasts.ts';
import { lineQuota } from './line-quota.ts';
import { meetingReminders } from './meeting-reminders.ts';
import { plannedLeavings } from './planned-leavings.ts';
import { retention } from './retention.ts';
import { richMenus } from './rich-menus.ts';
import { searchIndex, searchRebuild } from './search-index.ts';
import { sweepFiles } from './sweep-files.ts';
import { termReminders } from './term-reminders.ts';
import { weekSummary } from './week-summary.ts';
import { unsentReminders } from './unsent-reminders.ts';

/** All jobs. Jobs that plan messages come before those that send them, so that one tick does both. */
export const jobs: readonly Job[] = [
  // First, so that the morning's reminders consider who has left.
  plannedLeavings,
  // Before the weekly summary, which names the same reports.
  lateForecasts,
  dailyDigest,
  meetingReminders,
  termReminders,
  weekSummary,
  groupBoards,
  unsentReminders,
  erasureReminders,
  richMenus,
  retention,
  discardedDrafts,
  sweepFiles,
  expiredFiles,
  sealAuditRows,
  checkAudit,
  searchIndex,
  searchRebuild,
  lineQuota,
  // Before the morning's digests, which take longer.
  announce,
  sendGroupBoards,
  deliver,
  // After the sender, so that people have been told of the decision.
  erasePeople,
];
