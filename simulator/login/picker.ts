import type { Persona } from '../state.ts';

/** Escapes text for HTML. */
export function escapeHtml(text: string): string {
  const marks: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

export const roleGroups: readonly { roles: readonly string[]; title: string }[] = [
  { roles: ['member'], title: 'กรรมการ ศอช.' },
  { roles: ['officer'], title: 'พัฒนากร' },
  { roles: ['districtHead'], title: 'พัฒนาการอำเภอ' },
  { roles: ['province', 'admin'], title: 'จังหวัดและผู้ดูแล' },
];

function groupOf(person: Persona): string {
  return roleGroups.find(({ roles }) => roles.includes(person.role))?.title ?? 'ผู้มาใหม่';
}

const shield =
  '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3.4l7.4 2.8v5.2c0 4.6-3 7.8-7.4 9.4-4.4-1.6-7.4-4.8-7.4-9.4V6.2z"/><path d="M8.8 12l2.3 2.3 4.2-4.5"/></svg>';
const next =
  '<svg class="icon icon-s" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7"/></svg>';

function row(person: Persona, linkFor: (person: Persona) => string): string {
  const place = escapeHtml(person.title || person.centre || '');
  return `<li><a href="${escapeHtml(linkFor(person))}"><span>${escapeHtml(person.name)}<small>${place}</small></span>${next}</a></li>`;
}

const shownAtFirst = 12;

/** A province has too many people for one page, so long groups are collapsed. */
function list(people: readonly Persona[], linkFor: (person: Persona) => string): string {
  const rows = people.map((person) => row(person, linkFor));
  const rest = rows.slice(shownAtFirst);
  const more =
    rest.length === 0
      ? ''
      : `<details><summary>แสดงอีก ${rest.length} คน</summary><ul>${rest.join('')}</ul></details>`;
  return `<ul>${rows.slice(0, shownAtFirst).join('')}</ul>${more}`;
}

interface PickerPage {
  personas: readonly Persona[];
  linkFor: (person: Persona) => string;
}

/** The login page. LINE would ask for a password; the simulator asks which person to act as. */
export function pickerPage({ personas, linkFor }: PickerPage): string {
  const groups = Map.groupBy(personas, groupOf);
  const order = [...roleGroups.map(({ title }) => title), 'ผู้มาใหม่'];
  const sections = order
    .map((title) => ({ title, people: groups.get(title) ?? [] }))
    .filter(({ people }) => people.length > 0)
    .map(({ title, people }) => `<section><h2>${title}</h2>${list(people, linkFor)}</section>`)
    .join('');
  const body =
    sections === ''
      ? '<p class="empty">ยังไม่มีคนในระบบจำลอง รอให้ระบบ ศอช. ประสาน เริ่มทำงานแล้วเปิดหน้านี้ใหม่</p>'
      : sections;
  return frame(
    'เข้าสู่ระบบในนามของ',
    `<p class="lead">${shield}คนทั้งหมดเป็นตัวละครสมมุติ เลือกคนที่ต้องการเป็น</p>${body}`,
  );
}

export function refusalPage(why: string): string {
  return frame('เข้าสู่ระบบไม่ได้', `<p class="empty">${escapeHtml(why)}</p>`);
}

function frame(title: string, body: string): string {
  return `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · LINE จำลอง</title>
<link rel="icon" href="/mark.svg">
<link rel="stylesheet" href="/tokens.css">
<link rel="stylesheet" href="/picker.css">
</head>
<body><main class="picker"><p class="brand">LINE จำลอง</p><h1>${title}</h1>${body}</main></body>
</html>`;
}

export const htmlHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'",
};
