import type { Problem } from '#domain/problem.ts';

/** The page shown when a file link cannot be opened. It is read in a browser outside the mini-app. */
export function problemPage({ title, status }: Problem): string {
  return `<!doctype html><html lang="th"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>เปิดไฟล์ไม่ได้ · ศอช. ประสาน</title>
<main><h1>เปิดไฟล์ไม่ได้</h1><p>${title}</p><p><small>รหัส ${status}</small></p></main></html>`;
}
