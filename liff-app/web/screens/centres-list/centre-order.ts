import * as z from 'zod/mini';
import type { Output } from '#contract/contract.ts';
import { districtOf } from '#domain/centre/centre.ts';

export type ListedCentre = Output<'centres.list'>['centres'][number];

export const centresPath = '/app/centres';
const centreOrderSchema = z.enum(['area', 'name', 'done', 'late']);
export type CentreOrder = z.infer<typeof centreOrderSchema>;

export interface CentreFilter {
  district: string;
  sort: CentreOrder;
  isDescending: boolean;
}

/** The list in the order that the address names, or by area code when it names none. */
export function centreFilterOf(query: URLSearchParams): CentreFilter {
  const sort = centreOrderSchema.safeParse(query.get('sort'));
  return {
    district: query.get('district') ?? '',
    sort: sort.success ? sort.data : 'area',
    isDescending: query.get('desc') === 'yes',
  };
}

type Compare = (a: ListedCentre, b: ListedCentre) => number;

/** By the share of sent reports, smallest first. A centre without duties is last. */
const sentShare = ({ done, total }: ListedCentre): number => (total === 0 ? 2 : done / total);

const compares: Record<CentreOrder, Compare> = {
  area: (a, b) => a.centre.areaCode.localeCompare(b.centre.areaCode),
  name: (a, b) => a.centre.name.localeCompare(b.centre.name, 'th'),
  done: (a, b) => sentShare(a) - sentShare(b),
  // By the number of overdue reports, largest first.
  late: (a, b) => b.late - a.late,
};

/** Open centres before closed ones in every order. */
export function filterCentres(
  centres: readonly ListedCentre[],
  { district, sort, isDescending }: CentreFilter,
): ListedCentre[] {
  const sign = isDescending ? -1 : 1;
  return centres
    .filter(({ centre }) => district === '' || districtOf(centre.areaCode) === district)
    .toSorted(
      (a, b) =>
        Number(a.closedOn !== null) - Number(b.closedOn !== null) ||
        sign * compares[sort](a, b) ||
        compares.area(a, b) ||
        a.centre.id.localeCompare(b.centre.id),
    );
}

/** The districts of the listed centres, for a filter. */
export function districtsOf(centres: readonly ListedCentre[]): { value: string; label: string }[] {
  const names = new Map(
    centres
      .filter(({ centre }) => centre.level !== 'province')
      .map(({ centre }) => [districtOf(centre.areaCode), centre.districtName]),
  );
  return [...names].map(([value, name]) => ({ value, label: `อ.${name}` }));
}
