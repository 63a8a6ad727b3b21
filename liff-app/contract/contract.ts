import type * as z from 'zod/mini';
import { announcementRows } from './announcements.ts';
import { auditRows } from './audit.ts';
import { criteriaRows } from './criteria.ts';
import { decisionRows } from './decisions.ts';
import { deliveryRows } from './deliveries.ts';
import { directoryRows } from './people/directory.ts';
import { fileRows } from './files.ts';
import { inviteListRows } from './people/invite-list.ts';
import { listRows } from './lists.ts';
import { handOverRows } from './people/hand-over.ts';
import { joinRequestRows } from './people/join-requests.ts';
import { letterRows } from './letters.ts';
import { meetingRows } from './meetings.ts';
import { officeRows } from './offices.ts';
import { openKeyRows } from './open-data.ts';
import { myDataRows } from './people/my-data.ts';
import { paperRows } from './papers.ts';
import { peopleRows } from './people/invites.ts';
import { placeRows } from './places.ts';
import { dataRequestRows } from './people/data-requests.ts';
import { privacyRows } from './people/privacy.ts';
import { provinceRows } from './province.ts';
import { questionRows } from './questions.ts';
import { reminderRows } from './reminders.ts';
import { reportRows } from './reports.ts';
import { searchRows } from './search.ts';
import { sessionRows } from './session.ts';
import { roundRows } from './rounds.ts';
import { settingsRows } from './settings.ts';

export type { DutyAction, DutyView } from './duty-views.ts';
export type { AttachmentView, CommentView } from './form-views.ts';
export type { Grades, Overview, Pace, Progress } from './overview-views.ts';
export type { Me } from './person-views.ts';

/**
 * Every endpoint with its method, path, input and output. The server, the client and the OpenAPI page use
 * it. It has schemas only and may use neither a database nor a browser API. Instants are ISO strings.
 */
export const contract = {
  ...sessionRows,
  ...peopleRows,
  ...inviteListRows,
  ...handOverRows,
  ...joinRequestRows,
  ...officeRows,
  ...settingsRows,
  ...reminderRows,
  ...directoryRows,
  ...listRows,
  ...reportRows,
  ...decisionRows,
  ...roundRows,
  ...placeRows,
  ...meetingRows,
  ...letterRows,
  ...myDataRows,
  ...privacyRows,
  ...dataRequestRows,
  ...provinceRows,
  ...fileRows,
  ...paperRows,
  ...openKeyRows,
  ...criteriaRows,
  ...auditRows,
  ...searchRows,
  ...questionRows,
  ...announcementRows,
  ...deliveryRows,
} as const;

export type Contract = typeof contract;
export type EndpointName = keyof Contract;
/** What a client may send: days and area codes are still plain text, which the server checks. */
export type Input<N extends EndpointName> = z.input<Contract[N]['input']>;
/** The same input after the server has checked it. */
export type CheckedInput<N extends EndpointName> = z.output<Contract[N]['input']>;
export type Output<N extends EndpointName> = z.infer<Contract[N]['output']>;

/** These are not endpoints of the contract: multipart uploads and raw downloads. */
export const attachmentPaths = {
  upload: '/api/duties/:id/attachments',
  read: '/api/attachments/:attachment',
} as const;

/** A Problem as JSON (application/problem+json). */
export interface ProblemBody {
  code: string;
  status: number;
  /** A Thai text that says what happened and what to do. */
  title: string;
  /** When to call the office. The app adds the number of the reader’s office. */
  askWhen?: string;
  requestId: string;
  details?: Record<string, unknown>;
}
