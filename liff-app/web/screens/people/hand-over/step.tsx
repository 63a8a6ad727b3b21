/** The heading of one step of a task. */
export function Step({ no, title, hint }: { no: number; title: string; hint: string }) {
  return (
    <div class="step-head">
      <span class="step-no" aria-hidden="true">
        {no}
      </span>
      <div>
        <h2>{title}</h2>
        <p class="quiet">{hint}</p>
      </div>
    </div>
  );
}
