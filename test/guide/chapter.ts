import { roleLabels } from '#domain/people/role-labels.ts';
import { helpGroups } from '#web/parts/help/help-groups.ts';
import type { HelpText, ScreenHelp } from '#web/parts/help/screen-help.ts';

const readers = ['member', 'officer', 'districtHead', 'province', 'admin'] as const;
const heading = '## วิธีใช้ทีละหน้า';

/** The chapter of the guide that shows the help of every screen; the app shows the same texts under วิธีใช้. */
function chapter(): string {
  const groups = helpGroups.map(
    ({ title, screens }) =>
      `### ${title}\n\n${Object.values(screens).map(screenLines).join('\n\n')}`,
  );
  const intro = 'ข้อความเดียวกับปุ่ม **วิธีใช้** (เครื่องหมาย ?) มุมบนขวาของทุกหน้า';
  return `${heading}\n\n${intro}\n\n${groups.join('\n\n')}\n\n`;
}

function screenLines({ title, byRole, ...help }: ScreenHelp): string {
  const roles = readers.flatMap((role) => {
    const text = byRole?.[role];
    return text ? [`**สำหรับ${roleLabels[role]}** ${textLines(text)}`] : [];
  });
  return [`#### ${title}`, textLines(help), ...roles].join('\n\n');
}

function textLines({ about, steps }: HelpText): string {
  return `${about}\n\n${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}`;
}

/** The guide with today's chapter in the place of the old one. */
export function withChapter(guide: string): string {
  const start = guide.indexOf(heading);
  const next = guide.indexOf('\n## ', start + heading.length);
  if (start < 0 || next < 0) throw new Error(`the guide has no chapter ${heading}`);
  return guide.slice(0, start) + chapter() + guide.slice(next + 1);
}
