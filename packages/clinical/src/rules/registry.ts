/** Every suitability rule. A rule file that is not listed here fails a test. */

import type { Rule } from './rule.ts';
import { SC_101 } from './suitability/cautions/SC-101.rule.ts';
import { SC_102 } from './suitability/cautions/SC-102.rule.ts';
import { SC_103 } from './suitability/cautions/SC-103.rule.ts';
import { SC_104 } from './suitability/cautions/SC-104.rule.ts';
import { SC_105 } from './suitability/cautions/SC-105.rule.ts';
import { SC_106 } from './suitability/cautions/SC-106.rule.ts';
import { SC_107 } from './suitability/cautions/SC-107.rule.ts';
import { SC_108 } from './suitability/cautions/SC-108.rule.ts';
import { SC_109 } from './suitability/cautions/SC-109.rule.ts';
import { SC_110 } from './suitability/cautions/SC-110.rule.ts';
import { SC_111 } from './suitability/cautions/SC-111.rule.ts';
import { SC_112 } from './suitability/cautions/SC-112.rule.ts';
import { SC_113 } from './suitability/cautions/SC-113.rule.ts';
import { SC_114 } from './suitability/cautions/SC-114.rule.ts';
import { SC_115 } from './suitability/cautions/SC-115.rule.ts';
import { SC_116 } from './suitability/cautions/SC-116.rule.ts';
import { SC_117 } from './suitability/cautions/SC-117.rule.ts';
import { SC_118 } from './suitability/cautions/SC-118.rule.ts';
import { SC_119 } from './suitability/cautions/SC-119.rule.ts';
import { SC_120 } from './suitability/cautions/SC-120.rule.ts';
import { SC_121 } from './suitability/cautions/SC-121.rule.ts';
import { SC_122 } from './suitability/cautions/SC-122.rule.ts';
import { SC_123 } from './suitability/cautions/SC-123.rule.ts';
import { SC_124 } from './suitability/cautions/SC-124.rule.ts';
import { SC_125 } from './suitability/cautions/SC-125.rule.ts';
import { SC_126 } from './suitability/cautions/SC-126.rule.ts';
import { SC_127 } from './suitability/cautions/SC-127.rule.ts';
import { SC_128 } from './suitability/cautions/SC-128.rule.ts';
import { SC_129 } from './suitability/cautions/SC-129.rule.ts';
import { SC_001 } from './suitability/contraindications/SC-001.rule.ts';
import { SC_002 } from './suitability/contraindications/SC-002.rule.ts';
import { SC_003 } from './suitability/contraindications/SC-003.rule.ts';
import { SC_004 } from './suitability/contraindications/SC-004.rule.ts';
import { SC_005 } from './suitability/contraindications/SC-005.rule.ts';
import { SC_006 } from './suitability/contraindications/SC-006.rule.ts';
import { SC_007 } from './suitability/contraindications/SC-007.rule.ts';
import { SC_008 } from './suitability/contraindications/SC-008.rule.ts';
import { SC_009 } from './suitability/contraindications/SC-009.rule.ts';
import { SC_010 } from './suitability/contraindications/SC-010.rule.ts';
import { SC_011 } from './suitability/contraindications/SC-011.rule.ts';
import { SC_012 } from './suitability/contraindications/SC-012.rule.ts';
import { SC_013 } from './suitability/contraindications/SC-013.rule.ts';
import { SC_014 } from './suitability/contraindications/SC-014.rule.ts';
import { SC_015 } from './suitability/contraindications/SC-015.rule.ts';
import { SC_016 } from './suitability/contraindications/SC-016.rule.ts';
import { SC_017 } from './suitability/contraindications/SC-017.rule.ts';
import { SC_018 } from './suitability/contraindications/SC-018.rule.ts';
import { SC_019 } from './suitability/contraindications/SC-019.rule.ts';
import { SC_020 } from './suitability/contraindications/SC-020.rule.ts';
import { SC_021 } from './suitability/contraindications/SC-021.rule.ts';
import { SC_022 } from './suitability/contraindications/SC-022.rule.ts';
import { SC_023 } from './suitability/contraindications/SC-023.rule.ts';
import { SC_024 } from './suitability/contraindications/SC-024.rule.ts';
import { PO_04 } from './suitability/home/PO-04.rule.ts';
import { PO_05 } from './suitability/home/PO-05.rule.ts';
import { IND_REG_01 } from './suitability/indications/IND-REG-01.rule.ts';
import { IND_REG_02 } from './suitability/indications/IND-REG-02.rule.ts';
import { IND_REG_03 } from './suitability/indications/IND-REG-03.rule.ts';
import { IND_REG_04 } from './suitability/indications/IND-REG-04.rule.ts';
import { IND_REG_05 } from './suitability/indications/IND-REG-05.rule.ts';
import { IND_REG_06 } from './suitability/indications/IND-REG-06.rule.ts';
import { IND_RULE_01 } from './suitability/indications/IND-RULE-01.rule.ts';
import { IND_RULE_02 } from './suitability/indications/IND-RULE-02.rule.ts';
import { IND_RULE_03 } from './suitability/indications/IND-RULE-03.rule.ts';
import { IND_RULE_04 } from './suitability/indications/IND-RULE-04.rule.ts';
import { IND_RULE_05 } from './suitability/indications/IND-RULE-05.rule.ts';
import { IND_TRD_01 } from './suitability/indications/IND-TRD-01.rule.ts';
import { IND_TRD_02 } from './suitability/indications/IND-TRD-02.rule.ts';
import { IND_TRD_03 } from './suitability/indications/IND-TRD-03.rule.ts';
import { IND_TRD_04 } from './suitability/indications/IND-TRD-04.rule.ts';
import { IND_TRD_05 } from './suitability/indications/IND-TRD-05.rule.ts';
import { DI_01 } from './suitability/interactions/DI-01.rule.ts';
import { DI_02 } from './suitability/interactions/DI-02.rule.ts';
import { DI_03 } from './suitability/interactions/DI-03.rule.ts';
import { DI_04 } from './suitability/interactions/DI-04.rule.ts';
import { DI_05 } from './suitability/interactions/DI-05.rule.ts';
import { DI_06 } from './suitability/interactions/DI-06.rule.ts';
import { DI_07 } from './suitability/interactions/DI-07.rule.ts';
import { DI_08 } from './suitability/interactions/DI-08.rule.ts';
import { DI_09 } from './suitability/interactions/DI-09.rule.ts';
import { DI_10 } from './suitability/interactions/DI-10.rule.ts';
import { DI_11 } from './suitability/interactions/DI-11.rule.ts';
import { DI_12 } from './suitability/interactions/DI-12.rule.ts';
import { DI_13 } from './suitability/interactions/DI-13.rule.ts';
import { DI_14 } from './suitability/interactions/DI-14.rule.ts';
import { DI_15 } from './suitability/interactions/DI-15.rule.ts';
import { DI_16 } from './suitability/interactions/DI-16.rule.ts';
import { DI_17 } from './suitability/interactions/DI-17.rule.ts';
import { DI_18 } from './suitability/interactions/DI-18.rule.ts';
import { DI_19 } from './suitability/interactions/DI-19.rule.ts';
import { DI_20 } from './suitability/interactions/DI-20.rule.ts';
import { DI_21 } from './suitability/interactions/DI-21.rule.ts';
import { DI_22 } from './suitability/interactions/DI-22.rule.ts';
import { DI_23 } from './suitability/interactions/DI-23.rule.ts';
import { RM_01 } from './suitability/rems/RM-01.rule.ts';
import { RM_02 } from './suitability/rems/RM-02.rule.ts';
import { RM_03 } from './suitability/rems/RM-03.rule.ts';
import { RM_04 } from './suitability/rems/RM-04.rule.ts';
import { RM_05 } from './suitability/rems/RM-05.rule.ts';
import { RM_06 } from './suitability/rems/RM-06.rule.ts';
import { RM_07 } from './suitability/rems/RM-07.rule.ts';
import { RM_08 } from './suitability/rems/RM-08.rule.ts';
import { RM_09 } from './suitability/rems/RM-09.rule.ts';
import { LT_01 } from './suitability/surveillance/LT-01.rule.ts';
import { LT_02 } from './suitability/surveillance/LT-02.rule.ts';
import { LT_04 } from './suitability/surveillance/LT-04.rule.ts';
import { LT_05 } from './suitability/surveillance/LT-05.rule.ts';
import { LT_06 } from './suitability/surveillance/LT-06.rule.ts';
import { LT_07 } from './suitability/surveillance/LT-07.rule.ts';
import { LT_10 } from './suitability/surveillance/LT-10.rule.ts';
import { LT_11 } from './suitability/surveillance/LT-11.rule.ts';
import { LT_16 } from './suitability/surveillance/LT-16.rule.ts';
import { SU_04 } from './suitability/surveillance/SU-04.rule.ts';
import { WU_01 } from './suitability/workup/WU-01.rule.ts';
import { WU_02 } from './suitability/workup/WU-02.rule.ts';
import { WU_03 } from './suitability/workup/WU-03.rule.ts';
import { WU_04 } from './suitability/workup/WU-04.rule.ts';
import { WU_05 } from './suitability/workup/WU-05.rule.ts';
import { WU_06 } from './suitability/workup/WU-06.rule.ts';
import { WU_07 } from './suitability/workup/WU-07.rule.ts';
import { WU_08 } from './suitability/workup/WU-08.rule.ts';
import { WU_09 } from './suitability/workup/WU-09.rule.ts';
import { WU_10 } from './suitability/workup/WU-10.rule.ts';
import { WU_11 } from './suitability/workup/WU-11.rule.ts';
import { WU_12 } from './suitability/workup/WU-12.rule.ts';
import { WU_13 } from './suitability/workup/WU-13.rule.ts';
import { WU_14 } from './suitability/workup/WU-14.rule.ts';
import { WU_15 } from './suitability/workup/WU-15.rule.ts';
import { WU_16 } from './suitability/workup/WU-16.rule.ts';

export const RULES: readonly Rule[] = [
  SC_001,
  SC_002,
  SC_003,
  SC_004,
  SC_005,
  SC_006,
  SC_007,
  SC_008,
  SC_009,
  SC_010,
  SC_011,
  SC_012,
  SC_013,
  SC_014,
  SC_015,
  SC_016,
  SC_017,
  SC_018,
  SC_019,
  SC_020,
  SC_021,
  SC_022,
  SC_023,
  SC_024,
  SC_101,
  SC_102,
  SC_103,
  SC_104,
  SC_105,
  SC_106,
  SC_107,
  SC_108,
  SC_109,
  SC_110,
  SC_111,
  SC_112,
  SC_113,
  SC_114,
  SC_115,
  SC_116,
  SC_117,
  SC_118,
  SC_119,
  SC_120,
  SC_121,
  SC_122,
  SC_123,
  SC_124,
  SC_125,
  SC_126,
  SC_127,
  SC_128,
  SC_129,
  DI_01,
  DI_02,
  DI_03,
  DI_04,
  DI_05,
  DI_06,
  DI_07,
  DI_08,
  DI_09,
  DI_10,
  DI_11,
  DI_12,
  DI_13,
  DI_14,
  DI_15,
  DI_16,
  DI_17,
  DI_18,
  DI_19,
  DI_20,
  DI_21,
  DI_22,
  DI_23,
  WU_01,
  WU_02,
  WU_03,
  WU_04,
  WU_05,
  WU_06,
  WU_07,
  WU_08,
  WU_09,
  WU_10,
  WU_11,
  WU_12,
  WU_13,
  WU_14,
  WU_15,
  WU_16,
  IND_REG_01,
  IND_REG_02,
  IND_REG_03,
  IND_REG_04,
  IND_REG_05,
  IND_REG_06,
  IND_TRD_01,
  IND_TRD_02,
  IND_TRD_03,
  IND_TRD_04,
  IND_TRD_05,
  IND_RULE_01,
  IND_RULE_02,
  IND_RULE_03,
  IND_RULE_04,
  IND_RULE_05,
  RM_01,
  RM_02,
  RM_03,
  RM_04,
  RM_05,
  RM_06,
  RM_07,
  RM_08,
  RM_09,
  PO_04,
  PO_05,
  LT_01,
  LT_02,
  LT_04,
  LT_05,
  LT_06,
  LT_07,
  LT_10,
  LT_11,
  LT_16,
  SU_04,
];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));
/** The rule with this id, or `undefined`. */
export const ruleById = (id: string): Rule | undefined => BY_ID.get(id);
