/** The number of letters to insert, delete or replace to make two texts equal. */
export function editDistance(first: string, second: string): number {
  let previous = Array.from({ length: second.length }, (_, index) => index + 1);
  for (let row = 0; row < first.length; row += 1) {
    let diagonal = row;
    let left = row + 1;
    previous = previous.map((above, column) => {
      const cost = first[row] === second[column] ? 0 : 1;
      const value = Math.min(above + 1, left + 1, diagonal + cost);
      diagonal = above;
      left = value;
      return value;
    });
  }
  return previous.at(-1) ?? first.length;
}
