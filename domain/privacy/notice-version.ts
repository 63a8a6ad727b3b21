/** Increase this number when the text of the notice (notice.ts) changes, so that people see it again. */
export const noticeVersion = '2568-3';
