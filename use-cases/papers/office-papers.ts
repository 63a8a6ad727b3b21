import { bangkokDay } from '#domain/calendar.ts';
import { levelOf, provinceOf } from '#domain/centre/centre.ts';
import { memoPaper } from '#domain/papers/memo.ts';
import type { MemoPart } from '#domain/papers/memo.ts';
import { paperKinds } from '#domain/papers/paper.ts';
import { statusPaper } from '#domain/papers/status.ts';
import { officesAround } from '../drafts/form-context.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { MakePaper } from './paper-maker.ts';
import { dutiesOf, roundsOf } from './paper-scope.ts';
import type { PaperScope } from './paper-scope.ts';
import { readRounds } from './read-reports.ts';

const latestShown = 3;

/** The status report for the governor. */
export const makeStatus: MakePaper = async (env, { scope }) => {
  const { stores, now } = env;
  const { letter, area, areas } = scope;
  const year = {
    scope: area.id,
    fiscalYear: letter.fiscalYear,
    withArchived: letter.archivedOn !== null,
  };
  const today = bangkokDay(now);
  const begun = roundsOf(letter, 'grading').filter(({ round }) => round.opensOn <= today);
  const [tallies, latest, gradings, criteria] = await Promise.all([
    stores.duties.tally(year),
    stores.duties.longestOverdue(year, { today, limit: latestShown }),
    readRounds(env, scope, begun.slice(-2)),
    stores.criteria.current(letter.fiscalYear, area.id),
  ]);
  return statusPaper(
    {
      tallies: tallies.filter((tally) => tally.letter === letter.id),
      districts: [...areas.values()].filter(({ id }) => levelOf(id) === 'district'),
      latest: latest.filter((duty) => duty.letter === letter.id),
      gradings,
      criteria,
    },
    scope.context,
  );
};

/** The covering memo for the papers of an area. */
export const makeMemo: MakePaper = async (env, { scope }) => {
  const { area, context } = scope;
  const offices = await officesAround(env, area.id);
  const own = offices.find(({ id }) => id === area.id);
  const province = offices.find(({ id }) => id === provinceOf(area.id));
  return memoPaper(
    {
      parts: await memoParts(env, scope),
      phone: own?.officePhone ?? '',
      governor: province?.issuer || `ผู้ว่าราชการจังหวัด${context.province}`,
    },
    context,
  );
};

const enclosed = ['register', 'grading', 'operations', 'progress'] as const;

/** The enclosures whose rounds have begun. Only the states of their duties are read. */
async function memoParts(env: UseCaseContext, scope: PaperScope): Promise<MemoPart[]> {
  const today = bangkokDay(env.now);
  const parts = await Promise.all(
    enclosed.map(async (paper) => {
      const { form } = paperKinds[paper];
      const rounds = form ? roundsOf(scope.letter, form) : [];
      const begun = rounds.filter(({ round }) => round.opensOn <= today);
      const facts = await Promise.all(
        begun.map(async (wanted) => ({
          round: wanted.round.no,
          dueOn: wanted.round.dueOn,
          reports: (await dutiesOf(env, scope, [wanted])).map((duty) => ({
            duty,
            tambon: '',
            place: '',
            answers: null,
            criteria: null,
          })),
        })),
      );
      return { paper, rounds: facts.filter(({ reports }) => reports.length > 0) };
    }),
  );
  return parts.filter(({ rounds }) => rounds.length > 0);
}
