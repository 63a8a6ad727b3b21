import type { AnyPaper } from '../any-paper.ts';
import { districtGradingWorkbook } from './grading-district-workbook.ts';
import { provinceGradingWorkbook } from './grading-province-workbook.ts';
import { gradingSheetWorkbook } from './grading-sheet-workbook.ts';
import { operationsWorkbook } from './operations-workbook.ts';
import type { PaperWorkbook } from './paper-workbook.ts';
import { centreProgressWorkbook, districtProgressWorkbook } from './progress-workbook.ts';
import { districtRegisterWorkbook } from './register-district-workbook.ts';
import { provinceRegisterWorkbook } from './register-province-workbook.ts';

/** The same paper as a workbook; null for papers that are only read and signed. */
export function workbookOfPaper(paper: AnyPaper, name: string): PaperWorkbook | null {
  switch (paper.layout) {
    case 'register-district':
      return districtRegisterWorkbook(paper, name);
    case 'register-province':
      return provinceRegisterWorkbook(paper, name);
    case 'grading-district':
      return districtGradingWorkbook(paper, name);
    case 'grading-province':
      return provinceGradingWorkbook(paper, name);
    case 'grading-sheet':
      return gradingSheetWorkbook(paper, name);
    case 'operations':
      return operationsWorkbook(paper, name);
    case 'progress-centre':
      return centreProgressWorkbook(paper, name);
    case 'progress-district':
      return districtProgressWorkbook(paper, name);
    case 'minutes':
    case 'status':
    case 'memo':
      return null;
  }
}
