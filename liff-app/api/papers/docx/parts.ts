import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
  convertMillimetersToTwip as mm,
} from 'docx';
import type { IParagraphOptions, IRunOptions } from 'docx';
import type { PaperHead, Signer } from '#domain/papers/paper.ts';
import { toThaiDigits } from '#domain/thai/number.ts';

/** The standard font of Thai offices. It is named, not embedded. */
export const fontName = 'TH SarabunPSK';
/** In half points: 16 pt, which the correspondence regulation requires for letters. */
export const bodySize = 32;
/** The width of A4 in millimetres, without margins of 3 cm on the left and 2 cm on the right. */
export const textWidth = 160;

const lineRule = { line: 240, lineRule: LineRuleType.AUTO } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const bare = { top: none, bottom: none, left: none, right: none };

/** A line of 44 dots, to fill in by hand. */
export const blankLine = '.'.repeat(44);

type RunStyle = Pick<IRunOptions, 'bold' | 'color' | 'underline'> & { size?: number };
type ParagraphStyle = Omit<IParagraphOptions, 'children' | 'text'>;

/** The parts of an office’s document, with numbers in the digits of the paper. */
export function createParts({ digits }: Pick<PaperHead, 'digits'>) {
  const written = (text: string): string => {
    const joined = text.replaceAll('พ.ศ. ', 'พ.ศ.\u00a0');
    return digits === 'thai' ? toThaiDigits(joined) : joined;
  };
  const run = (text: string, style: RunStyle = {}): TextRun => {
    const { size = bodySize, ...rest } = style;
    return new TextRun({
      text: written(text),
      font: fontName,
      ...rest,
      size,
      // Without complex-script sizes Thai letters fall back to the default size.
      sizeComplexScript: size,
      ...(rest.bold ? { boldComplexScript: true } : {}),
    });
  };
  const paragraph = (runs: TextRun | readonly TextRun[], style: ParagraphStyle = {}): Paragraph =>
    new Paragraph({
      children: [runs].flat(),
      spacing: { before: 0, after: 0, ...lineRule },
      ...style,
    });
  return {
    run,
    paragraph,
    /** A filled-in text is underlined with dots, which continue to the next tab. */
    filled: (text: string) => run(`${text}\t`, { underline: { type: UnderlineType.DOTTED } }),
    label: (text: string) => run(text, { bold: true, size: 40 }),
    /** A paragraph whose first line is indented by 2.5 cm. */
    body: (text: string) =>
      paragraph(run(text), {
        alignment: AlignmentType.THAI_DISTRIBUTE,
        indent: { firstLine: mm(25) },
        spacing: spaced(120),
      }),
    /** Rows of text in columns without borders. The widths are in millimetres. */
    columns: (widths: readonly number[], rows: readonly (readonly string[])[], indent = 0) =>
      new Table({
        width: { size: mm(widths.reduce((sum, one) => sum + one, 0)), type: WidthType.DXA },
        columnWidths: widths.map((width) => mm(width)),
        indent: { size: indent, type: WidthType.DXA },
        borders: { ...bare, insideHorizontal: none, insideVertical: none },
        layout: TableLayoutType.FIXED,
        rows: rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map(
                (text, at) =>
                  new TableCell({
                    borders: bare,
                    margins: { left: 0, right: mm(1), top: 0, bottom: 0 },
                    width: { size: mm(widths[at] ?? 0), type: WidthType.DXA },
                    children: [paragraph(run(text))],
                  }),
              ),
            }),
        ),
      }),
    /** Lines for a signature, on the right half. */
    signature: ({ name, position }: Signer, role?: string) => {
      const lines = [`(${name ?? blankLine})`, position ?? blankLine, ...(role ? [role] : [])];
      return lines.map((line, at) =>
        paragraph(run(line), {
          alignment: AlignmentType.CENTER,
          indent: { left: mm(70) },
          spacing: spaced(at === 0 ? 480 : 0),
          keepNext: at < lines.length - 1,
        }),
      );
    },
  };
}

export type Parts = ReturnType<typeof createParts>;

export function spaced(before: number) {
  return { before, after: 0, ...lineRule };
}

export function tabAt(millimetres: number) {
  return { type: TabStopType.LEFT, position: mm(millimetres) };
}
