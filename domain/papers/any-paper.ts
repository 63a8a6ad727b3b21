import type { DistrictRegisterPaper } from './register-district.ts';
import type { ProvinceRegisterPaper } from './register-province.ts';

/** Every paper, told apart by its layout. */
export type AnyPaper = DistrictRegisterPaper | ProvinceRegisterPaper;
