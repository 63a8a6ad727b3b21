import type { announcementRows } from '#contract/announcements.ts';
import {
  cancelAnnouncement,
  createAnnouncement,
  previewAnnouncement,
} from '#use-cases/announcements/edit-announcement.ts';
import {
  listAnnouncements,
  readAnnouncement,
  remindAnnouncement,
} from '#use-cases/announcements/follow-announcement.ts';
import { fromUseCase } from '../endpoint.ts';
import type { EndpointsOf } from '../endpoint.ts';

export const announcementEndpoints: EndpointsOf<typeof announcementRows> = {
  'announcements.list': fromUseCase(listAnnouncements),
  'announcement.preview': fromUseCase(previewAnnouncement),
  'announcement.create': fromUseCase(createAnnouncement),
  'announcement.read': fromUseCase(readAnnouncement),
  'announcement.cancel': fromUseCase(cancelAnnouncement),
  'announcement.remind': fromUseCase(remindAnnouncement),
};
