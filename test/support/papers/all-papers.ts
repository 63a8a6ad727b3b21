import type { AnyPaper } from '#domain/papers/any-paper.ts';
import { districtGrading } from '#domain/papers/grading-district.ts';
import { provinceGrading } from '#domain/papers/grading-province.ts';
import { gradingSheets } from '#domain/papers/grading-sheet.ts';
import { memoPaper } from '#domain/papers/memo.ts';
import { minutesPaper } from '#domain/papers/minutes.ts';
import { operationsPaper } from '#domain/papers/operations.ts';
import { centreProgress } from '#domain/papers/progress-centre.ts';
import { districtProgress } from '#domain/papers/progress-district.ts';
import { districtRegister } from '#domain/papers/register-district.ts';
import { provinceRegister } from '#domain/papers/register-province.ts';
import { statusPaper } from '#domain/papers/status.ts';
import type { DutyTally } from '#domain/overview.ts';
import type { FormId } from '#domain/forms/index.ts';
import { sampleCriteria } from '#test/examples/example.ts';
import { allAreas } from '#test/support/world.ts';
import type { InventedArea } from './invented-facts.ts';

/** The most sheets that are made of a paper with one for each centre. */
const sheetsTried = 3;

/** Every paper that can be made for an area. */
export function papersOf(area: InventedArea): AnyPaper[] {
  const papers = area.context.district === '' ? provincePapers(area) : districtPapers(area);
  // Papers without a report have no sheet; the use case refuses them.
  return papers.filter(({ data }) => !('sheets' in data) || data.sheets.length > 0);
}

function districtPapers({ context, committees, rounds, members }: InventedArea): AnyPaper[] {
  const newest = (form: FormId) =>
    (rounds(form).at(-1)?.reports ?? [])
      .slice(0, sheetsTried)
      .map((report) => ({ report, members: members(report.duty) }));
  const gradings = rounds('grading');
  const sheets = (gradings.at(-1)?.reports ?? []).slice(0, sheetsTried).map((report, at) => ({
    report,
    criteria: sampleCriteria,
    before: gradings[0]?.reports[at] ?? null,
  }));
  return [
    districtRegister(committees, context),
    districtGrading(gradings, context, sampleCriteria),
    districtGrading(gradings.slice(0, 1), context, sampleCriteria),
    gradingSheets(sheets, context, { isBlank: false }),
    gradingSheets(sheets.slice(0, 1), context, { isBlank: true }),
    operationsPaper(newest('operations-report'), context),
    centreProgress(newest('progress-assessment'), context),
    districtProgress(rounds('progress-assessment'), context),
    minutesPaper(
      newest('meeting-report').map((fact) => ({ ...fact, quorumPercent: 50 })),
      context,
    ),
    memoPaper(
      { parts: partsOf(rounds), phone: '0 5379 5345', governor: 'ผู้ว่าราชการจังหวัดเชียงราย' },
      context,
    ),
  ];
}

function provincePapers({ context, committees, rounds }: InventedArea): AnyPaper[] {
  const gradings = rounds('grading');
  return [
    provinceRegister(committees, context),
    provinceGrading(gradings, context, sampleCriteria),
    districtProgress(rounds('progress-assessment'), context),
    statusPaper(
      {
        tallies: talliesOf(rounds),
        districts: allAreas.filter(({ level }) => level === 'district'),
        latest: gradings.flatMap(({ reports }) => reports.map(({ duty }) => duty)).slice(0, 3),
        gradings,
        criteria: sampleCriteria,
      },
      context,
    ),
    memoPaper({ parts: partsOf(rounds), phone: '', governor: 'ผู้ว่าราชการจังหวัดเชียงราย' }, context),
  ];
}

function partsOf(rounds: InventedArea['rounds']) {
  return [
    { paper: 'register' as const, rounds: rounds('committee-register') },
    { paper: 'grading' as const, rounds: rounds('grading') },
    { paper: 'operations' as const, rounds: rounds('operations-report') },
    { paper: 'progress' as const, rounds: rounds('progress-assessment') },
  ];
}

/** Makes one tally for each duty, in the form that MongoDB’s counts have. */
function talliesOf(rounds: InventedArea['rounds']): DutyTally[] {
  const forms: FormId[] = [
    'committee-register',
    'meeting-report',
    'grading',
    'progress-assessment',
  ];
  return forms
    .flatMap((form) => rounds(form).flatMap(({ reports }) => reports.map(({ duty }) => duty)))
    .map((duty, at) => ({
      letter: duty.letter,
      obligation: duty.obligation,
      round: duty.round,
      clause: duty.clause,
      form: duty.form,
      rounds: duty.rounds,
      dateBasis: duty.dateBasis,
      area: duty.areaCode.length === 2 ? duty.areaCode : districtCode(duty.areaCode),
      state: duty.state,
      reviewAt: null,
      dueOn: duty.dueOn,
      arrival: duty.state === 'accepted' ? (at % 9 === 0 ? 'late' : 'onTime') : 'none',
      count: 1,
      since: null,
    }));
}

function districtCode(code: string): DutyTally['area'] {
  const found = allAreas.find(({ id }) => id === code.slice(0, 4));
  if (!found) throw new Error(`no district ${code}`);
  return found.id;
}
