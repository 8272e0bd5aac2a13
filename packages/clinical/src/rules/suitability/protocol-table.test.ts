import { describe, expect, it } from 'vitest';
import { RULES } from '../registry.ts';

/** The strictest grade of each row of the protocol, copied by hand. `B+` is a block that a medical director may relax. */
const TABLE: Readonly<Record<string, string>> = {
  B:
    'SC-001 SC-002 SC-003 SC-004 SC-006 SC-009 SC-013 SC-015 SC-016 SC-017 SC-020 SC-021 SC-022 SC-104 DI-05 ' +
    'WU-01 WU-02 WU-04 WU-05 WU-06 WU-12 WU-15 WU-16 IND-REG-01 IND-REG-05 IND-TRD-03 ' +
    'RM-01 RM-02 RM-03 RM-04 RM-05 RM-06 RM-09 PO-04 PO-05 SU-04',
  'B+': 'SC-005 SC-007 SC-008 SC-010 SC-011 SC-012 SC-014 SC-018 SC-019 SC-023 SC-114 DI-09 DI-10 DI-23 IND-RULE-03 LT-04',
  O:
    'SC-024 SC-102 SC-103 SC-105 SC-106 SC-108 SC-109 SC-110 SC-111 SC-112 SC-115 SC-116 SC-117 SC-121 SC-123 SC-125 ' +
    'SC-126 DI-01 DI-03 DI-04 DI-06 DI-07 DI-12 DI-14 WU-03 WU-07 WU-08 WU-09 WU-10 WU-13 IND-REG-06 IND-TRD-01 ' +
    'IND-RULE-01 IND-RULE-02 IND-RULE-04 IND-RULE-05 RM-07 LT-01 LT-02 LT-07 LT-10 LT-11 LT-16',
  C:
    'SC-101 SC-107 SC-113 SC-118 SC-119 SC-120 SC-122 SC-124 SC-127 SC-128 DI-02 DI-08 DI-11 DI-13 DI-15 DI-16 DI-17 ' +
    'DI-19 DI-21 DI-22 WU-11 WU-14 IND-REG-03 IND-REG-04 IND-TRD-02 IND-TRD-05 RM-08 LT-05 LT-06',
  I: 'SC-129 DI-18 DI-20 IND-REG-02 IND-TRD-04',
};

const gradeOf = { block: 'B', override: 'O', caution: 'C', information: 'I' } as const;

describe('The catalogue against the protocol', () => {
  const wanted = Object.entries(TABLE).flatMap(([grade, ids]) =>
    ids.split(' ').map((id) => [id, grade] as const),
  );

  it('holds every row, and nothing else', () => {
    expect(RULES.map((rule) => rule.id).sort()).toEqual(wanted.map(([id]) => id).sort());
  });

  it.each(wanted)('grades %s as %s', (id, grade) => {
    const rule = RULES.find((entry) => entry.id === id);
    expect(
      rule === undefined ? undefined : gradeOf[rule.severity] + (rule.relaxable === true ? '+' : ''),
    ).toBe(grade);
  });
});
