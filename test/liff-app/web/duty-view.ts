import type { DutyView } from '../../../liff-app/contract.ts';

/** A duty of an invented tambon as its officer sees it on 18 Dec 2567. */
export function dutyView(part: Partial<DutyView> = {}): DutyView {
  return {
    id: 'letter.grading.1.t570402',
    title: 'ประเมินระดับ ครั้งที่ 1',
    clause: '4',
    obligation: 'grading',
    form: 'grading',
    round: 1,
    rounds: 2,
    extra: false,
    centre: {
      id: 't570402',
      name: 'ศอช.ต.ตัวอย่าง',
      level: 'tambon',
      areaCode: '570402',
      districtName: 'ตัวอย่าง',
    },
    state: 'todo',
    reviewAt: null,
    standing: 'due',
    timeliness: 'dueSoon',
    holder: 'centre',
    dueOn: '2024-12-18',
    provinceDueOn: '2024-12-25',
    districtDueOn: '2024-12-18',
    opensOn: '2024-12-06',
    dateBasis: 'letter',
    daysLeft: 0,
    progress: null,
    returned: null,
    returnDueOn: null,
    extension: null,
    submittedAt: null,
    reachedProvinceAt: null,
    acceptedAt: null,
    revision: 0,
    actions: ['fill', 'submit'],
    ...part,
  };
}
