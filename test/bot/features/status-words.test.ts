import { describe, expect, it } from 'vitest';
import { statusTitle } from '#bot/features/status.ts';
import { createLinks } from '#bot/links.ts';
import { acknowledgedText } from '#bot/messages/acknowledged.ts';
import { notPhotoText } from '#bot/messages/photo.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { dutyView } from '#test/liff-app/web/duty-view.ts';
import { grantsOf, now } from '#test/support/world.ts';
import { wordsOf } from '../chat.ts';

const links = createLinks({ liffId: '2000000002-prasandd', publicUrl: 'https://app.test' });
const at = (label: string) => ({ centre: { label } });

describe('the title of the answer to สถานะ', () => {
  it('is the member’s centre, or the number of centres when there are several', () => {
    const member = { grants: [...grantsOf.chair] };
    expect(statusTitle(member, [at('ศอช.ต.งิ้ว'), at('ศอช.ต.งิ้ว')])).toBe('ศอช.ต.งิ้ว');
    expect(statusTitle(member, [at('ศอช.ต.งิ้ว'), at('ศอช.ต.ปล้อง')])).toBe('ศอช. ของท่าน 2 แห่ง');
    expect(statusTitle({ grants: [...grantsOf.officer] }, [at('ศอช.ต.งิ้ว')])).toBe('งานของท่าน');
  });
});

describe('the answer to รับทราบ', () => {
  const duty = (part: Partial<Pick<DutyView, 'actions' | 'holder' | 'state'>>): DutyView => {
    const plain = dutyView();
    const none = { submittedAt: null, reachedProvinceAt: null, acceptedAt: null, undoUntil: null };
    return { ...plain, ...none, returned: null, extension: null, waiver: null, ...part };
  };
  const said = (duties: DutyView[]) =>
    wordsOf([acknowledgedText({ first: true, duties, delivery: 'd', now, links })]);
  const ownReport = duty({});
  const unsent = duty({ actions: ['askExtension', 'giveExtension'] });
  const waiting = duty({ holder: 'district', state: 'inReview', actions: ['forward', 'return'] });

  it('counts all duties of a head’s digest', () => {
    expect(said([ownReport, unsent, waiting])).toContain('เหลือเรื่องที่ต้องดูแล 3 เรื่อง');
  });

  it('leaves out duties that an officer sent after the digest', () => {
    const sent = duty({ holder: 'district', state: 'inReview', actions: ['reply'] });
    expect(said([ownReport, sent])).toContain('วันนี้เหลือส่งอำเภอ 1 เรื่อง');
  });
});

describe('the answer to a sent file that is not a photo', () => {
  it.each([
    ['audio', 'ไม่ได้เก็บข้อความเสียง'],
    ['video', 'ไม่ได้เก็บวิดีโอ'],
    ['file', 'ไม่ได้เก็บไฟล์'],
  ] as const)('names what was sent: %s', (kind, words) => {
    expect(wordsOf([notPhotoText(kind, links)])).toContain(words);
  });
});
