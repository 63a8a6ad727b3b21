const roundNumber = /(ครั้งที่ \d+)/;

/** A title whose round number stays on one line. Otherwise browsers break ครั้ง|ที่ by their dictionary. */
export function TitleText({ children }: { children: string }) {
  return children.split(roundNumber).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} class="nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
