import type { ScreenHelp } from './screen-help.ts';
import { entryHelp } from './texts/entry.ts';
import { messageHelp } from './texts/messages.ts';
import { peopleHelp } from './texts/people.ts';
import { placeHelp } from './texts/places.ts';
import { settingsHelp } from './texts/settings.ts';
import { taskHelp } from './texts/tasks.ts';

/** The help of every screen by the name of its route, in the groups and the order of the guide. */
export const helpGroups: readonly { title: string; screens: Record<string, ScreenHelp> }[] = [
  { title: 'งานและรายงาน', screens: taskHelp },
  { title: 'ภาพรวม กำหนดส่ง ศอช. และเอกสาร', screens: placeHelp },
  { title: 'ข้อความ', screens: messageHelp },
  { title: 'คน', screens: peopleHelp },
  { title: 'ตั้งค่า', screens: settingsHelp },
  { title: 'เข้าร่วมและข้อมูลของฉัน', screens: entryHelp },
];
