import type { Duty } from '#domain/duty/duty.ts';
import { fullDutyCentreName } from '#domain/centre/label.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { fileIdsIn } from '#domain/form/named-files.ts';
import { can } from '#domain/permissions.ts';
import type { Attachment } from '#models/attachments.ts';
import type { UseCaseContext } from '../use-case.ts';

/** A report of another place that was sent with the same picture. */
export interface SharedPicture {
  file: string;
  /** The other report, for readers who may open it; else null. */
  duty: string | null;
  title: string;
  /** ศอช.ต.เวียง อ.เทิง */
  place: string;
}

type Reading = Pick<UseCaseContext, 'stores' | 'actor'>;
type Uses = { file: string; other: Duty }[];

/**
 * The pictures of a report that a report of another place was sent with, by the hash of their bytes. Only the
 * reviewers of the report are told; people of either place are not. Several reports of one place may share one.
 */
export async function sharedPictures(
  env: Reading,
  { duty, files }: { duty: Duty; files: readonly Attachment[] },
): Promise<SharedPicture[]> {
  if (!isReviewer(env, duty)) return [];
  const uses = (await usesOf(env, files)).get(duty.id) ?? [];
  return uses.map(({ file, other }) => ({
    file,
    duty: can(env.actor, 'duty.read', subjectOf(other)) ? other.id : null,
    title: dutyTitle(other),
    place: fullDutyCentreName(other),
  }));
}

/** The reports among these with such a picture, for lists and decisions on many. Three reads at most. */
export async function reportsWithSharedPictures(
  env: Reading,
  duties: readonly Duty[],
): Promise<ReadonlySet<string>> {
  const reviewed = duties.filter((duty) => isReviewer(env, duty)).map(({ id }) => id);
  if (reviewed.length === 0) return new Set();
  return new Set((await usesOf(env, await env.stores.attachments.ofDuties(reviewed))).keys());
}

function isReviewer({ actor }: Pick<UseCaseContext, 'actor'>, duty: Duty): boolean {
  const subject = subjectOf(duty);
  return can(actor, 'duty.return', subject) || can(actor, 'duty.returnFromProvince', subject);
}

/** By report, the uses of its pictures in reports that other places have sent. */
async function usesOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  files: readonly Attachment[],
): Promise<Map<string, Uses>> {
  const pictures = files.filter(({ type }) => type.startsWith('image/'));
  if (pictures.length === 0) return new Map();
  const byHash = Map.groupBy(
    await stores.attachments.sameAs(pictures.map(({ hash }) => hash)),
    ({ hash }) => hash,
  );
  const pairs = pictures.flatMap((picture) =>
    (byHash.get(picture.hash) ?? [])
      .filter(({ areaCode }) => areaCode !== picture.areaCode)
      .map((other) => ({ picture, other })),
  );
  if (pairs.length === 0) return new Map();
  const involved = [...new Set(pairs.flatMap(({ picture, other }) => [picture.duty, other.duty]))];
  const [duties, sent] = await readSent({ stores }, involved);
  const uses = new Map<string, Uses>();
  for (const { picture, other } of pairs) {
    const otherDuty = duties.get(other.duty);
    if (!otherDuty || !sent.has(picture.id) || !sent.has(other.id)) continue;
    const own = uses.get(picture.duty) ?? [];
    // The same picture twice in the other report is one use.
    if (!own.some((use) => use.file === picture.id && use.other.id === otherDuty.id))
      uses.set(picture.duty, [...own, { file: picture.id, other: otherDuty }]);
  }
  return uses;
}

async function readSent(
  { stores }: Pick<UseCaseContext, 'stores'>,
  ids: readonly string[],
): Promise<[Map<string, Duty>, ReadonlySet<string>]> {
  const duties = await stores.duties.many(ids);
  const answers = await stores.submissions.answersOf(ids);
  return [new Map(duties.map((duty) => [duty.id, duty])), new Set(fileIdsIn(answers))];
}
