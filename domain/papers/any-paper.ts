import type { DistrictGradingPaper } from './grading-district.ts';
import type { ProvinceGradingPaper } from './grading-province.ts';
import type { GradingSheetPaper } from './grading-sheet.ts';
import type { MemoPaper } from './memo.ts';
import type { MinutesPaper } from './minutes.ts';
import type { OperationsPaper } from './operations.ts';
import type { CentreProgressPaper } from './progress-centre.ts';
import type { DistrictProgressPaper } from './progress-district.ts';
import type { DistrictRegisterPaper } from './register-district.ts';
import type { ProvinceRegisterPaper } from './register-province.ts';
import type { StatusPaper } from './status.ts';

/** Any paper. The layout tells the kinds apart. */
export type AnyPaper =
  | DistrictRegisterPaper
  | ProvinceRegisterPaper
  | DistrictGradingPaper
  | ProvinceGradingPaper
  | GradingSheetPaper
  | OperationsPaper
  | CentreProgressPaper
  | DistrictProgressPaper
  | MinutesPaper
  | StatusPaper
  | MemoPaper;
