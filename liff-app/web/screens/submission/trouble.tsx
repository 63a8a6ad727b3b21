import { Banner } from '../../parts/states.tsx';

/** Why it did not work, said at once. */
export function Trouble({ wrong }: { wrong: string | null }) {
  return wrong === null ? null : (
    <Banner tint="is-overdue" icon="overdue" urgent>
      {wrong}
    </Banner>
  );
}
