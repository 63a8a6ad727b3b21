/** Children of the document have this indent. Each page has two: a background and a group. */
const indent = '    ';
const symbolStart = '<symbol id="';

/**
 * One page of the compiler’s SVG, which contains all pages one below the other. Only the glyphs of the page
 * are kept.
 */
export function pageImage(svg: string, { page, pages }: { page: number; pages: number }): string {
  const size = /viewBox="0 0 ([\d.]{1,30}) ([\d.]{1,30})"/.exec(svg.slice(0, 500));
  const [width, height] = [Number(size?.[1]), Number(size?.[2]) / pages];
  const lines = svg.split('\n');
  const starts = lines.flatMap((line, at) =>
    line.startsWith(`${indent}<path class="typst-shape"`) ? [at] : [],
  );
  const from = starts[page - 1];
  const defs = lines.findIndex((line) => line.startsWith(`${indent}<defs id="glyph"`));
  if (from === undefined || defs < 0) throw new Error(`no page ${page} in the image`);
  const body = lines.slice(from, starts[page] ?? defs).map((line) => line.trimStart());
  const drawn = body.join('');
  const used = new Set([...drawn.matchAll(/xlink:href="#([^"]{1,60})"/g)].map(([, id]) => id));
  const rest = lines
    .slice(defs)
    .map((line) => line.trimStart())
    .join('');
  const top = (page - 1) * height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 ${top} ${width} ${height}" width="${width}" height="${height}">`,
    drawn,
    keepUsed(rest, used),
  ].join('');
}

/** Leaves out the glyphs of other pages. */
function keepUsed(defs: string, used: ReadonlySet<string | undefined>): string {
  return defs
    .split(/(?=<symbol id=")/)
    .map((part) => {
      if (!part.startsWith(symbolStart)) return part;
      const id = part.slice(symbolStart.length, part.indexOf('"', symbolStart.length));
      if (used.has(id)) return part;
      return part.slice(part.indexOf('</symbol>') + '</symbol>'.length);
    })
    .join('');
}
