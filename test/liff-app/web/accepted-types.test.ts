import { expect, test } from 'vitest';
import { wrongTypeText } from '#web/controls/accepted-types.ts';

const photos = { accept: 'image/*' } as const;
const files = { accept: 'image/*,application/pdf' } as const;

test.each([
  ['a photo', { name: 'รูป.jpg', type: 'image/jpeg' }, photos],
  ['a photo without a type', { name: 'IMG_1.HEIC', type: '' }, photos],
  ['a PDF at a field of files', { name: 'คำสั่ง.pdf', type: 'application/pdf' }, files],
])('%s is accepted as an attachment', (_, file, accept) => {
  expect(wrongTypeText(file, accept)).toBeNull();
});

test.each([
  ['a PDF at a field of photos', { name: 'คำสั่ง.pdf', type: 'application/pdf' }, photos, 'ไม่ใช่รูป'],
  ['a letter of Word', { name: 'บันทึก.docx', type: '' }, files, 'กรุณาเลือกรูปหรือไฟล์ PDF'],
])(
  '%s is refused before it is sent, with the types that are accepted',
  (_, file, accept, words) => {
    expect(wrongTypeText(file, accept)).toContain(words);
  },
);
