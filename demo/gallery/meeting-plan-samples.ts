import {
  planDoneCard,
  planStepCard,
  whichCommitteeCard,
  whichMeetingCard,
} from '#bot/messages/meeting-plan.ts';
import { planQuestions } from '#domain/meeting/plan-dialogue.ts';
import type { PlanQuestion } from '#domain/meeting/plan-dialogue.ts';
import { uuidOf } from '../seed/invent.ts';
import type { CardSample } from './card-sample.ts';
import type { SampleWorld } from './sample-world.ts';

const titles: Record<PlanQuestion, string> = {
  on: 'วันประชุม',
  startAt: 'เวลา',
  place: 'สถานที่',
  reason: 'เหตุผลที่ยกเลิก',
  confirm: 'ทวนก่อนแจ้ง',
};

/** Cards of a talk that announces a meeting, changes or cancels it. */
export function meetingPlanCards({ names, duties, links, now }: SampleWorld): CardSample[] {
  const group = 'นัดประชุม';
  const centre = { id: duties.register.centre, label: `ศอช.ต.${names.centre}` };
  const when = { on: '2025-01-15', startAt: '13:30', place: names.place } as const;
  const meeting = {
    ...when,
    id: uuidOf('gallery:meeting'),
    centre,
    sequence: 0,
    changedAt: now,
    cancelled: null,
    isOver: false,
    mayPlan: true,
  };
  const callable = [
    { id: centre.id, name: centre.label },
    { id: duties.late.centre, name: `ศอช.ต.${names.secondCentre}` },
  ].map((place) => ({
    ...place,
    districtName: names.district,
    level: 'tambon' as const,
    meetings: [meeting],
  }));
  const plan = {
    ...when,
    meeting: meeting.id,
    centre: centre.id,
    centreName: centre.label,
    mode: 'announce' as const,
    sequence: 0,
    reason: 'ประธานติดราชการที่จังหวัด',
  };
  const step = { now, links };
  const done = { meeting, told: 12, sendsAt: '18 ธ.ค. 10.00 น.' };
  return [
    ...planQuestions.map((question) => ({
      title: titles[question],
      messages: [
        planStepCard({
          ...step,
          question,
          plan: { ...plan, mode: question === 'reason' ? ('cancel' as const) : plan.mode },
        }),
      ],
    })),
    {
      title: 'ตอบผิด',
      messages: [planStepCard({ ...step, plan, question: 'on', why: 'เวลานัดผ่านไปแล้ว' })],
    },
    {
      title: 'ทวนก่อนยกเลิก',
      messages: [planStepCard({ ...step, plan: { ...plan, mode: 'cancel' }, question: 'confirm' })],
    },
    { title: 'เลือก ศอช.', messages: [whichCommitteeCard(callable, links)] },
    {
      title: 'เลือกนัดที่จะเปลี่ยน',
      messages: [whichMeetingCard({ meetings: [meeting, meeting], cancels: false }, links)],
    },
    { title: 'แจ้งแล้ว', messages: [planDoneCard({ ...done, mode: 'announce' }, links)] },
    { title: 'ยกเลิกแล้ว', messages: [planDoneCard({ ...done, mode: 'cancel' }, links)] },
  ].map((sample) => ({ ...sample, group }));
}
