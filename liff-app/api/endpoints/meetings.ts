import {
  cancelMeeting,
  changeMeeting,
  planMeeting,
  previewMeeting,
  restoreMeeting,
} from '#use-cases/meetings/plan-meeting.ts';
import { readMeeting } from '#use-cases/meetings/read-meeting.ts';
import type { meetingRows } from '#contract/meetings.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const meetingEndpoints: EndpointsOf<typeof meetingRows> = {
  'meeting.read': fromUseCase(readMeeting),
  'meeting.preview': fromUseCase(previewMeeting),
  'meeting.plan': fromUseCase(planMeeting),
  'meeting.change': fromUseCase(changeMeeting),
  'meeting.cancel': fromUseCase(cancelMeeting),
  'meeting.restore': fromUseCase(restoreMeeting),
};
