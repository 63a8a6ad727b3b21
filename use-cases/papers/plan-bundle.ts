import { bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { areaLabel, levelOf } from '#domain/centre/centre.ts';
import { fileIdsIn } from '#domain/form/named-files.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { limits } from '#domain/limits.ts';
import { bundleOf } from '#domain/papers/bundle.ts';
import type { Bundle, BundlePart, Evidence } from '#domain/papers/bundle.ts';
import { bundleRequestSchema } from '#domain/papers/request.ts';
import { paperKinds } from '#domain/papers/paper.ts';
import { Problem } from '#domain/problem.ts';
import { query, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { dutiesOf, paperScope, roundsOf } from './paper-scope.ts';
import type { PaperScope } from './paper-scope.ts';

const enclosed = ['register', 'grading', 'operations', 'progress'] as const;

/** The due dates of the enclosures, each with the titles of its papers. */
export function dueDatesOf(letter: Letter): { dueOn: Day; opensOn: Day; titles: string[] }[] {
  const rounds = enclosed.flatMap((paper) => {
    const { form, title } = paperKinds[paper];
    return form ? roundsOf(letter, form).map(({ round }) => ({ ...round, title })) : [];
  });
  return [...Map.groupBy(rounds, ({ dueOn }) => dueOn)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([dueOn, group]) => ({
      dueOn,
      opensOn: group.map(({ opensOn }) => opensOn).toSorted()[0] ?? dueOn,
      titles: group.map(({ title }) => title),
    }));
}

/** The content of an area's archive for one due date. The archive itself is made later, file by file. */
export const planBundle = query({
  name: 'bundle.exported',
  input: bundleRequestSchema,
  run: async (env, { area: areaCode, dueOn, letter, thaiDigits = true }): Promise<Bundle> => {
    if (levelOf(areaCode) === 'tambon') throw new Problem('invalid-input');
    requirePermission(env, { action: 'export.read', subject: { areaCode } });
    const scope = await paperScope(env, { areaCode, letter, thaiDigits });
    const dates = dueDatesOf(scope.letter);
    const number = dates.findIndex((date) => date.dueOn === dueOn) + 1;
    if (number === 0) throw new Problem('not-found');
    const parts = await partsOf(env, { scope, dueOn });
    const { area } = scope;
    const bundle = bundleOf({
      area: { id: area.id, name: areaLabel(area), level: area.level },
      districts: districtsOf(scope),
      letter: scope.letter,
      dueOn,
      number,
      parts,
      evidence: area.level === 'province' ? [] : await evidenceOf(env, parts),
      thaiDigits,
    });
    env.audit({
      subject: `area:${areaCode}`,
      areaCode,
      note: `${bundle.name} ${bundle.entries.length} ไฟล์ ${bangkokDay(env.now)}`,
    });
    return bundle;
  },
});

async function partsOf(
  env: UseCaseContext,
  { scope, dueOn }: { scope: PaperScope; dueOn: Day },
): Promise<BundlePart[]> {
  const found = enclosed.flatMap((paper) => {
    const { form } = paperKinds[paper];
    const rounds = form ? roundsOf(scope.letter, form) : [];
    return rounds.filter(({ round }) => round.dueOn === dueOn).map((wanted) => ({ paper, wanted }));
  });
  return Promise.all(
    found.map(async ({ paper, wanted }) => ({
      paper,
      round: wanted.round.no,
      duties: await dutiesOf(env, scope, [wanted]),
    })),
  );
}

function districtsOf({ area, areas }: PaperScope) {
  if (area.level !== 'province') return [];
  return [...areas.values()]
    .filter(({ level }) => level === 'district')
    .map(({ id, name }) => ({ id, name }));
}

/** The files named by the newest revision of each report. */
async function evidenceOf(
  { stores }: UseCaseContext,
  parts: readonly BundlePart[],
): Promise<Evidence[]> {
  const duties = parts.flatMap((part) => part.duties).filter(({ revision }) => revision > 0);
  const sent = await stores.submissions.newestOf(duties.map(({ id }) => id));
  const idsOf = new Map(sent.map(({ duty, answers }) => [duty, fileIdsIn(answers)]));
  const files = await stores.attachments.many([...idsOf.values()].flat());
  const byId = new Map(files.map((file) => [file.id, file]));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (files.length > limits.bundle.files || bytes > limits.bundle.bytes)
    throw new Problem('bundle-too-large');
  return duties.map((duty) => ({
    duty,
    files: (idsOf.get(duty.id) ?? []).flatMap((id) => byId.get(id) ?? []),
  }));
}
