import { dutyTitle } from './title.ts';

/** Drops ศอช. in rows, because every place here is a ศอช. So ศอช.ต.งิ้ว becomes ต.งิ้ว. */
export function placeOf(centreName: string): string {
  return centreName.replace(/^ศอช\./, '');
}

/** The full label for wide rows, such as ประเมินระดับ ครั้งที่ 1 ต.งิ้ว. */
export function longName(duty: Parameters<typeof dutyTitle>[0], centreName: string): string {
  return `${dutyTitle(duty)} ${placeOf(centreName)}`;
}
