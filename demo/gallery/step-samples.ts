import { changedCard, refusalCard } from '#bot/messages/extension-decision.ts';
import { confirmCard, extensionCard, reasonCard, requestCard } from '#bot/messages/extension.ts';
import { invitesCard } from '#bot/messages/invites.ts';
import { joinQuestionCard } from '#bot/messages/join-question.ts';
import { askAsWhatCard, refusalQuestion } from '#bot/messages/join-request.ts';
import { joinedCard } from '#bot/messages/joined.ts';
import { meetingStepCard } from '#bot/messages/meeting-steps.ts';
import { chooseAnswerCard, summaryCard } from '#bot/messages/meeting-summary.ts';
import { whichCentreCard } from '#bot/messages/meeting.ts';
import { filingCard } from '#bot/messages/photo-attached.ts';
import { howToSendCard, photoCard } from '#bot/messages/photo.ts';
import { howToAskCard, joinFirstCard, welcomeCard } from '#bot/messages/welcome.ts';
import { openMeetingQuestions } from '#domain/chat/meeting-answers.ts';
import type { OpenMeetingQuestion } from '#domain/chat/meeting-answers.ts';
import { uuidOf } from '../seed/invent.ts';
import type { CardSample } from './card-sample.ts';
import { meetingPlanCards } from './meeting-plan-samples.ts';
import { sampleActors } from './sample-world.ts';
import type { SampleWorld } from './sample-world.ts';

/** Cards of conversations with several steps: joining, an extension, a meeting report, photos. */
export function stepCards(world: SampleWorld): CardSample[] {
  return [
    ...joiningCards(world),
    ...extensionCards(world),
    ...meetingCards(world),
    ...meetingPlanCards(world),
    ...photoCards(world),
  ];
}

const sampleIn =
  (group: string) =>
  (title: string, ...messages: CardSample['messages']): CardSample => ({ group, title, messages });

function joiningCards({ names, links, now }: SampleWorld): CardSample[] {
  const sample = sampleIn('เข้าร่วม');
  const code = 'TH4K9QZW';
  const centreName = `ศอช.ต.${names.centre}`;
  const member = {
    role: 'member',
    areaName: `ต.${names.centre}`,
    centreName,
    seat: 'chair',
  } as const;
  const officer = {
    role: 'officer',
    areaName: `ต.${names.secondCentre}`,
    centreName: null,
    seat: null,
  } as const;
  const expiresAt = new Date('2025-01-15T16:30:00+07:00');
  return [
    sample('ต้อนรับ', welcomeCard(links)),
    sample('ยังไม่ได้เข้าร่วม', joinFirstCard(links)),
    sample('ไม่มีรหัส', howToAskCard(links)),
    sample(
      'ขอเข้าร่วมในฐานะใด',
      askAsWhatCard(
        {
          id: '570401',
          level: 'tambon',
          name: names.centre,
          districtName: names.district,
          tile: null,
        },
        links,
      ),
    ),
    sample('ยืนยันรหัสเข้าร่วม', joinQuestionCard({ code, offered: member, held: [officer] }, links)),
    sample('เข้าร่วมแล้ว', joinedCard({ held: member, code, lineName: 'จันทร์เจ้า' }, links)),
    sample('รหัสเชิญ', invitesCard([{ code, grant: member, uses: 5, used: 2, expiresAt }], links)),
    sample(
      'เหตุผลที่ไม่รับ',
      refusalQuestion(
        {
          id: uuidOf('gallery:request'),
          person: sampleActors.member.person,
          name: names.person,
          phone: null,
          role: 'member',
          areaCode: '570401',
          centre: 't570401',
          seat: 'chair',
          askedAt: now,
          state: 'asked',
          decidedBy: null,
          decidedAt: null,
          reason: null,
          given: null,
        },
        links,
      ),
    ),
  ];
}

function extensionCards({ duties, view, links, now, delivery }: SampleWorld): CardSample[] {
  const sample = sampleIn('ขอขยายเวลา');
  const duty = view(duties.register);
  const proposed = { duty, dueOn: '2025-01-08', reason: 'disaster', links, now } as const;
  return [
    sample('งานใด', extensionCard([duty, view(duties.grading)], { links, delivery })),
    sample('เหตุใด', reasonCard({ duty, links })),
    sample('ยืนยันวัน', confirmCard({ ...proposed, refused: null })),
    sample('วันที่เลือกเป็นวันหยุด', confirmCard({ ...proposed, refused: 'date-day-off' })),
    sample('คำขอที่รอ', requestCard({ duty: view(duties.asked), links })),
    sample('เหตุผลที่ไม่อนุมัติ', refusalCard({ duty: view(duties.asked, sampleActors.province), links })),
    sample(
      'งานเปลี่ยนไปแล้ว',
      changedCard({ duty: view(duties.granted, sampleActors.province), links }),
    ),
  ];
}

const questionTitles: Readonly<Record<OpenMeetingQuestion, string>> = {
  heldOn: 'ประชุมวันใด',
  present: 'ผู้มาประชุม',
  startAt: 'เริ่มเวลาใด',
  endAt: 'เลิกเวลาใด',
  place: 'สถานที่',
  chairedBy: 'ประธานที่ประชุม',
  agenda: 'ระเบียบวาระ',
  photos: 'รูปประชุม',
  resolution: 'มติ',
  agendaMore: 'วาระต่อไป',
  summary: 'สรุปก่อนส่ง',
};

function meetingCards({ names, duties, view, links, now, today }: SampleWorld): CardSample[] {
  const sample = sampleIn('รายงานประชุมในแชต');
  const duty = view(duties.meeting);
  const draft = {
    duty,
    heldBy: null,
    heldOn: '2024-12-20',
    today,
    lastHeldOn: '2024-06-20',
    lastPlace: names.place,
    members: [names.person, names.officer, names.head].map((name, index) => ({
      id: uuidOf(`gallery:member:${index}`),
      name,
      position: index === 0 ? 'chair' : 'member',
      positionLabel: index === 0 ? 'ประธาน' : 'กรรมการ',
    })),
    present: 18,
    startAt: '09:00',
    endAt: '12:00',
    place: names.place,
    chairedBy: 1,
    agenda: 3,
    photos: 4,
    missing: [],
  } as const;
  const mutable = { ...draft, missing: [] };
  const missing = [{ field: 'photos', label: 'รูปประชุม' }];
  const topic = 'การจัดสรรเงินกองทุนให้กลุ่มอาชีพของตำบล';
  return [
    sample('ของ ศอช. ใด', whichCentreCard([duty, view(duties.late)], links)),
    ...openMeetingQuestions.map((question) =>
      sample(
        questionTitles[question],
        meetingStepCard({ draft: mutable, question, topic, now, links }),
      ),
    ),
    sample('สรุป ยังไม่ครบ', summaryCard({ draft: { ...mutable, photos: 0, missing }, links })),
    sample('แก้คำตอบใด', chooseAnswerCard(mutable, links)),
    sample(
      'มีผู้อื่นถือร่าง',
      meetingStepCard({
        draft: { ...mutable, heldBy: names.officer },
        question: 'heldOn',
        now,
        links,
      }),
    ),
  ];
}

function photoCards({ names, duties, view, links, now }: SampleWorld): CardSample[] {
  const sample = sampleIn('รูปในแชต');
  const duty = view(duties.meeting);
  const batch = uuidOf('gallery:photos');
  const filed = { kind: 'filed', duty, field: 'photos', added: 3, there: 4, again: 0 } as const;
  return [
    sample(
      'รูปของรายงานใด',
      photoCard({ reports: [duty, view(duties.grading)], batch, now, links }),
    ),
    sample('วิธีส่งรูป', howToSendCard({ reports: [duty], now, links })),
    sample('แนบรูปแล้ว', filingCard({ ...filed, elsewhere: 0, left: 0 }, links)),
    sample('แนบรูปแล้ว มีรูปซ้ำและเกิน', filingCard({ ...filed, elsewhere: 1, left: 2 }, links)),
    sample('รูปเต็มแล้ว', filingCard({ kind: 'full', duty, most: 10 }, links)),
    sample('มีผู้อื่นถือร่าง', filingCard({ kind: 'held', duty, by: names.officer }, links)),
    sample('รายงานส่งไปแล้ว', filingCard({ kind: 'closed', duty }, links)),
    sample('แนบไว้แล้ว', filingCard({ kind: 'already', duty }, links)),
    sample('ไม่มีรูปแล้ว', filingCard({ kind: 'gone' }, links)),
  ];
}
