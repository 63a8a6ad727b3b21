import type { GradeLevel } from '#domain/criteria/criteria.ts';

/** The levels of a grade, the best first, each with the least share of points. */
export function LevelRows({ levels }: { levels: readonly GradeLevel[] }) {
  return (
    <ul>
      {levels
        .toSorted((a, b) => b.minPercent - a.minPercent)
        .map((level) => (
          <li key={level.id}>
            <div class="row-link person">
              <strong>{level.title}</strong>
              <small>ตั้งแต่ร้อยละ {level.minPercent}</small>
            </div>
          </li>
        ))}
    </ul>
  );
}
