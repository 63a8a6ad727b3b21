/** Raised when the text of the notice (notice.ts) changes; people then see it again. */
export const noticeVersion = '2568-3';
