import { acknowledgedText } from '#bot/messages/acknowledged.ts';
import { calendarCard } from '#bot/messages/calendar.ts';
import { cardLettersCard } from '#bot/messages/card-letters.ts';
import { contactCard } from '#bot/messages/contact.ts';
import { whoseQuestion } from '#bot/messages/disowned.ts';
import { gradeCountsCard, gradingCard } from '#bot/messages/grading.ts';
import { boardCard, groupCodeMessages } from '#bot/messages/group.ts';
import { helpCard, staleCard } from '#bot/messages/help.ts';
import { letterCard } from '#bot/messages/letter.ts';
import { meCard } from '#bot/messages/me.ts';
import { meetingsCard } from '#bot/messages/meeting.ts';
import { muteQuestion } from '#bot/messages/mute.ts';
import { notSentCard } from '#bot/messages/overview.ts';
import { whichPlaceCard } from '#bot/messages/place.ts';
import { erasureQuestionCard, erasureSentCard, noticeCard } from '#bot/messages/privacy.ts';
import { answerWantedCard, offerOfficeText, questionsCard } from '#bot/messages/questions.ts';
import { registersCard } from '#bot/messages/register.ts';
import { statusCard } from '#bot/messages/status.ts';
import { whyCard, whyNewsCard } from '#bot/messages/why.ts';
import type { Area } from '#domain/centre/centre.ts';
import { groupBoardStates } from '#domain/group-board.ts';
import { chiangRai2568 } from '#domain/letters/chiang-rai-2568.ts';
import { uuidOf } from '../seed/invent.ts';
import type { CardSample } from './card-sample.ts';
import { sampleActors } from './sample-world.ts';
import type { SampleWorld } from './sample-world.ts';

/** Cards that answer what a person says or taps in chat. */
export function answerCards(world: SampleWorld): CardSample[] {
  return [
    ...workAnswers(world),
    ...centreAnswers(world),
    ...officeAnswers(world),
    ...ownAnswers(world),
  ];
}

const answer = (title: string, ...messages: CardSample['messages']): CardSample => ({
  group: 'ตอบในแชต',
  title,
  messages,
});

function workAnswers({ names, duties, view, links, now, delivery }: SampleWorld): CardSample[] {
  const open = [duties.late, duties.returned, duties.register, duties.grading].map((duty) =>
    view(duty),
  );
  const queue = [view(duties.inReview, sampleActors.head)];
  const common = { now, links, listUrl: links.home() };
  const place = `อ.${names.district}`;
  return [
    answer('สถานะ', statusCard({ title: 'งานของท่าน', duties: open, queue: [], ...common })),
    answer('สถานะของพัฒนาการอำเภอ', statusCard({ title: place, duties: open, queue, ...common })),
    answer('สถานะ ไม่มีงานค้าง', statusCard({ title: 'งานของท่าน', duties: [], queue: [], ...common })),
    answer(
      'ใครยังไม่ส่ง',
      notSentCard({ place, duties: open, byDistrict: false, listUrl: links.home(), links }),
    ),
    answer('รับทราบ', acknowledgedText({ first: true, duties: open, delivery, now, links })),
    answer(
      'ทำไมจึงได้รับ',
      whyCard(
        {
          delivery,
          duties: open.slice(0, 2).map((duty) => ({
            duty,
            clause: chiangRai2568.clauses[0]?.summary ?? '',
            dueOn: duty.dueOn,
            wave: -1,
            silent: names.officer,
            others: [names.person, names.head],
          })),
        },
        links,
      ),
    ),
    answer(
      'ทำไมจึงได้รับ ส่งคืนแก้ไข',
      whyNewsCard(
        {
          kind: 'returned',
          by: names.head,
          duties: open
            .slice(0, 1)
            .map((duty) => ({ duty, clause: chiangRai2568.clauses[0]?.summary ?? '' })),
        },
        links,
      ),
    ),
    answer(
      'ไม่ใช่ฉัน',
      whoseQuestion(
        {
          told: [names.head],
          others: [
            { id: uuidOf('gallery:other'), name: names.officer },
            { id: uuidOf('gallery:other-2'), name: names.person },
          ],
        },
        { delivery, links },
      ),
    ),
  ];
}

function centreAnswers({ names, duties, view, links, now }: SampleWorld): CardSample[] {
  const ofCentre = { centre: duties.register.centre, centreName: `ศอช.ต.${names.centre}` };
  const second = { centre: duties.late.centre, centreName: `ศอช.ต.${names.secondCentre}` };
  const grade = { duty: duties.grading.id, centre: ofCentre.centre, round: 1, categories: [] };
  const grades = [
    { ...grade, level: 'ระดับพัฒนา', percent: 72.5 },
    { ...grade, centre: second.centre, level: null, percent: 41 },
  ];
  return [
    answer(
      'ประชุม',
      meetingsCard({
        meetings: [
          { ...ofCentre, last: '2024-11-20', next: '2025-01-15', held: 1, plans: true },
          { ...second, last: null, next: null, held: 0, plans: false },
        ],
        duties: [view(duties.meeting)],
        links,
      }),
    ),
    answer(
      'ผลประเมิน',
      gradingCard({ duties: [view(duties.grading), view(duties.late)], grades, now, links }),
    ),
    answer(
      'ผลประเมินของจังหวัด',
      gradeCountsCard({ place: `จ.${names.province}`, total: 124, grades, links }),
    ),
    answer(
      'ทะเบียนกรรมการ',
      registersCard({
        seats: [
          { ...ofCentre, members: 21 },
          { ...second, members: 0 },
        ],
        duties: [view(duties.register)],
        now,
        links,
      }),
    ),
    answer(
      'กระดานของกลุ่ม LINE',
      boardCard(
        {
          place: `อ.${names.district}`,
          lines: groupBoardStates.map((state) => ({
            state,
            places: [`ต.${names.centre}`, `ต.${names.secondCentre}`],
          })),
        },
        { now, links, costs: 14 },
      ),
    ),
  ];
}

function officeAnswers({ names, links, now }: SampleWorld): CardSample[] {
  const office = {
    areaCode: '5704',
    name: names.office,
    phone: '053-000104',
    hours: 'จันทร์–ศุกร์ 08.30–16.30 น.',
    address: `ที่ว่าการอำเภอ${names.district}`,
    contact: names.head,
  };
  const question = {
    id: uuidOf('gallery:question'),
    name: names.person,
    messages: [{ text: 'กรรมการลาออกกลางปี ต้องส่งทะเบียนใหม่ไหม' }, { text: names.comment }],
    waitingSince: new Date(now.getTime() - 3_600_000),
  };
  const { clauses } = chiangRai2568;
  const letter = {
    ...chiangRai2568,
    issuer: `จังหวัด${names.province}`,
    publishedOn: chiangRai2568.date,
  };
  return [
    answer(
      'ติดต่อ',
      contactCard(
        { offices: [office], officers: [{ name: names.officer, place: `ต.${names.centre}` }] },
        links,
      ),
    ),
    answer(
      'ถามสำนักงาน',
      offerOfficeText({ id: question.id, office: office.name }, { isQuestion: true, links }),
    ),
    answer('คำถามที่รอสำนักงานตอบ', questionsCard([question], { now, links })),
    answer('ตอบคำถามจากแชต', answerWantedCard(question, links)),
    answer('หนังสือของจังหวัด', letterCard({ letter, clauses, links })),
    answer('หนังสือ ข้อ 1', letterCard({ letter, clauses: clauses.slice(0, 1), links })),
    answer(
      'ปฏิทินของปี',
      calendarCard({
        fiscalYear: 2568,
        dates: [
          {
            dueOn: '2024-12-25',
            clause: '1',
            title: 'ทะเบียนกรรมการ',
            done: 82,
            total: 143,
            daysLeft: 2,
          },
          {
            dueOn: '2024-12-25',
            clause: '4',
            title: 'ประเมินระดับ ครั้งที่ 1',
            done: 40,
            total: 124,
            daysLeft: 2,
          },
          {
            dueOn: '2025-03-31',
            clause: '2',
            title: 'ประชุม ครั้งที่ 1',
            done: 12,
            total: 143,
            daysLeft: 98,
          },
        ],
        links,
      }),
    ),
    answer(
      'รหัสผูกกลุ่ม LINE',
      ...groupCodeMessages(
        { code: 'ABCDEFGH', place: `อ.${names.district}`, expiresAt: now },
        links,
      ),
    ),
  ];
}

function ownAnswers({ names, links, today }: SampleWorld): CardSample[] {
  const area = (id: Area['id'], name: string): Area => ({
    id,
    level: 'tambon',
    name,
    districtName: names.district,
    tile: null,
  });
  const held = { areaName: `ต.${names.centre}`, centreName: null, seat: null } as const;
  const counts = { reports: 12, files: 31, messages: 48 };
  return [
    answer(
      'ข้อมูลของฉัน',
      meCard({
        name: names.officer,
        phone: '089-xxx-2210',
        held: [{ role: 'officer', ...held }],
        bigCards: false,
        counts,
        links,
      }),
    ),
    answer(
      'ปิดการเตือน',
      muteQuestion(
        {
          topics: [
            { topic: 'meetings', until: today },
            { topic: 'terms', until: null },
          ],
          locked: ['others'],
        },
        links,
      ),
    ),
    answer('ตัวหนังสือใหญ่', cardLettersCard({ big: true }, links)),
    answer('ตัวหนังสือปกติ', cardLettersCard({ big: false }, links)),
    answer(
      'ที่ไหน',
      whichPlaceCard([area('570401', names.centre), area('570402', names.secondCentre)], links),
    ),
    answer('ประกาศความเป็นส่วนตัว', noticeCard(links)),
    answer('ขอลบข้อมูล', erasureQuestionCard(links)),
    answer(
      'ส่งคำขอลบข้อมูลแล้ว',
      erasureSentCard({ dueOn: '2025-01-22', isNew: true, isGranted: false }, links),
    ),
    answer('ช่วยเหลือ', helpCard(links)),
    answer('ปุ่มเก่า', staleCard(links)),
  ];
}
