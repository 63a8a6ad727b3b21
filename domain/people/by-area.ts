import type { AreaCode } from '../centre/centre.ts';
import type { Grant } from '../permissions.ts';

/**
 * Indexes people by area, to find those with a role in an area or around it: in ต.งิ้ว, อ.เทิง or
 * จ.เชียงราย. Planning asks this for every duty, so a search through all people would be too slow.
 * The given order is kept.
 */
export function peopleAround<P extends { grants: readonly Grant[] }>(
  people: readonly P[],
): (areaCode: AreaCode) => readonly P[] {
  const places = new Map<string, Set<number>>();
  people.forEach(({ grants }, index) => {
    for (const { areaCode } of grants) {
      const there = places.get(areaCode) ?? new Set();
      places.set(areaCode, there.add(index));
    }
  });
  const known = new Map<AreaCode, readonly P[]>();
  const find = (areaCode: AreaCode): readonly P[] => {
    const codes = Array.from(areaCode, (_, at) => areaCode.slice(0, at + 1));
    const found = new Set(codes.flatMap((code) => [...(places.get(code) ?? [])]));
    return [...found].toSorted((a, b) => a - b).flatMap((index) => people[index] ?? []);
  };
  return (areaCode) => {
    const found = known.get(areaCode) ?? find(areaCode);
    known.set(areaCode, found);
    return found;
  };
}
