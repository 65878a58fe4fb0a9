import type { SampleCompetency, SamplePosition, SampleRequirement } from './types';

/** Months between assessments; null is once for all. Process safety refreshers stay within 36 months (29 CFR 1910.119(g)). */
const codesByValidity: readonly (readonly [number | null, string])[] = [
  [6, 'ASP-01'],
  [12, 'LOTO-01 PTW-02 CSE-01 CSE-02 GAS-01 FWT-01 SPL-01 EVA-01 BAS-01 TNK-01 BLR-02 ALM-01 LVS-01 ARC-01 SIF-01'],
  [12, 'GWN-01 ACL-01 GLV-01 FIL-01 LCL-01 WGD-01 CLD-01 STT-01 EMN-01 BRR-01 DIN-01'],
  [24, 'PTW-01 HOT-01 WAH-01 FAD-01 CRN-01 CCH-01 WST-01 BLR-01 WTR-01 TUR-01 FLG-01 RVT-01 CAL-01'],
  [24, 'HPL-01 SMP-01 DEV-01 GDP-01 HND-01 SUP-01'],
  [36, 'HAZ-01 MAN-01 FLT-01 DCS-01 VIB-01 PEQ-01 OOS-01 CLV-01 CHC-01 RCA-01'],
  [null, 'TRP-01 RND-01 PMP-01 COA-01'],
];

const validityMonthsByCode: ReadonlyMap<string, number | null> = new Map(
  codesByValidity.flatMap(([months, codes]) => codes.split(' ').map((code) => [code, months] as const)),
);

/** `code/level`, with `?` where the competency is desirable and not mandatory. */
const requirementTextByRole: Readonly<Record<string, string>> = {
  'boiler-operator':
    'LOTO-01/2 PTW-01/2 CSE-01/2 BAS-01/2 HAZ-01/2 EVA-01/2 BLR-01/3 BLR-02/3 DCS-01/2 ALM-01/2 WTR-01/2 TRP-01/3? RND-01/3 HND-01/2',
  'control-room-operator': 'PTW-01/2 HAZ-01/2 EVA-01/2 FAD-01/2 BLR-01/2 BLR-02/3 DCS-01/3 ALM-01/3 TUR-01/2? HND-01/3 GDP-01/2 RCA-01/1?',
  'turbine-operator': 'LOTO-01/2 PTW-01/2 HAZ-01/2 EVA-01/2 TUR-01/3 DCS-01/2 ALM-01/2 LVS-01/2 ARC-01/2 VIB-01/1? RND-01/3 HND-01/2',
  'water-treatment-operator':
    'LOTO-01/2 PTW-01/2 CSE-01/2 CSE-02/2 BAS-01/2 SPL-01/3 EVA-01/2 MAN-01/2 WTR-01/3 SMP-01/2 TNK-01/3 RND-01/3 WST-01/3 HND-01/2?',
  'maintenance-fitter':
    'LOTO-01/3 PTW-01/2 CSE-01/2 HOT-01/2 FWT-01/2 WAH-01/2 HAZ-01/2 EVA-01/2 MAN-01/2 CRN-01/2 PMP-01/2 FLG-01/3 VIB-01/2? RVT-01/2?',
  'ei-technician': 'LOTO-01/3 PTW-01/2 WAH-01/2 HAZ-01/3 EVA-01/2 FAD-01/2 CAL-01/3 LVS-01/3 ARC-01/3 SIF-01/2 GDP-01/2 CHC-01/1?',
  'pressure-equipment-inspector':
    'LOTO-01/2 PTW-01/2 CSE-01/3 GAS-01/2 WAH-01/2 HAZ-01/2 EVA-01/2 PEQ-01/3 RVT-01/3 VIB-01/2? CHC-01/2 GDP-01/2',
  'permit-issuer': 'PTW-01/3 PTW-02/3 LOTO-01/3 CSE-02/3 GAS-01/3 HOT-01/2 FWT-01/2 WAH-01/2 HAZ-01/3 EVA-01/3 FAD-01/2 ARC-01/2? HND-01/2',
  'shift-supervisor':
    'PTW-01/3 PTW-02/2? LOTO-01/2 HAZ-01/2 EVA-01/3 FAD-01/2 DEV-01/2 DIN-01/2 GDP-01/2 RCA-01/2? HND-01/3 SUP-01/3 COA-01/2',
  'aseptic-filling-operator':
    'GWN-01/3 ASP-01/3 ACL-01/3 GLV-01/3 FIL-01/3 LCL-01/3 CLD-01/3 DIN-01/2 GDP-01/2 DEV-01/1 EVA-01/2 MAN-01/2? HND-01/2',
  'dispensing-operator':
    'WGD-01/3 LCL-01/3 CLD-01/3 FIL-01/3? SMP-01/2 DIN-01/2 GDP-01/2 SPL-01/2 EVA-01/2 HAZ-01/2 MAN-01/2 WST-01/3 FLT-01/3?',
  'packing-operator': 'LCL-01/3 GDP-01/2 DIN-01/2 DEV-01/1 EVA-01/2 MAN-01/2 WST-01/3 CCH-01/3? FLT-01/3? HND-01/2?',
  'warehouse-operator': 'FLT-01/3 CCH-01/3 WST-01/3 TNK-01/3? MAN-01/2 SPL-01/2 EVA-01/2 HAZ-01/2 GDP-01/2 CRN-01/1?',
  'qc-analyst': 'HPL-01/3 SMP-01/2 OOS-01/2 DIN-01/2 GDP-01/3 DEV-01/2 CLV-01/2? EVA-01/2 SPL-01/2 WST-01/3 FAD-01/2?',
  microbiologist: 'STT-01/3 EMN-01/3 GWN-01/3 SMP-01/2 ACL-01/3? OOS-01/2 DIN-01/3 GDP-01/2 DEV-01/2 EVA-01/2 WST-01/3',
  'qa-officer': 'BRR-01/3 DEV-01/3 CHC-01/3 RCA-01/3 DIN-01/3 GDP-01/3 CLV-01/2 LCL-01/3? GWN-01/2? EVA-01/2',
  'training-officer': 'COA-01/3 GDP-01/2 DIN-01/2 EVA-01/3 FAD-01/3 MAN-01/3 HAZ-01/2 PTW-01/2 LOTO-01/2? RCA-01/2?',
  'department-manager': 'SUP-01/3 COA-01/2? DEV-01/2 CHC-01/2 RCA-01/2 DIN-01/2 GDP-01/2 PTW-01/2 HAZ-01/2 EVA-01/3',
};

export const sampleRequirements: readonly SampleRequirement[] = Object.entries(requirementTextByRole).flatMap(([roleKey, text]) =>
  text.split(' ').map((entry) => requirementOfEntry(roleKey, entry)),
);

const requirementsByRole: ReadonlyMap<string, readonly SampleRequirement[]> = new Map(
  Object.keys(requirementTextByRole).map((roleKey) => [roleKey, sampleRequirements.filter((each) => each.roleKey === roleKey)]),
);

/** The levels at which a practical is done: the usual one, what roles ask for, and the step before that on the way there. */
export function practicalLevels({ code, checklist }: SampleCompetency): readonly number[] {
  const asked = sampleRequirements.filter((each) => each.competencyCode === code).flatMap(({ level }) => [level, level - 1]);
  return [...new Set([checklist.level, ...asked])].filter((level) => level > 0).toSorted((one, other) => one - other);
}

/** What a person must hold over all positions: for one competency the highest level, the shortest validity, mandatory before desirable. */
export function requirementsOfPerson(
  person: SamplePosition & { readonly secondPosition: SamplePosition | null },
): readonly SampleRequirement[] {
  const first = requirementsByRole.get(person.roleKey) ?? [];
  if (!person.secondPosition) return first;
  const byCode = new Map(first.map((each) => [each.competencyCode, each]));
  for (const other of requirementsByRole.get(person.secondPosition.roleKey) ?? []) {
    const known = byCode.get(other.competencyCode);
    byCode.set(other.competencyCode, known ? stricter(known, other) : other);
  }
  return [...byCode.values()];
}

function stricter(one: SampleRequirement, other: SampleRequirement): SampleRequirement {
  const months = Math.min(one.validityMonths ?? Infinity, other.validityMonths ?? Infinity);
  return {
    ...(other.level > one.level ? other : one),
    validityMonths: Number.isFinite(months) ? months : null,
    isMandatory: one.isMandatory || other.isMandatory,
  };
}

function requirementOfEntry(roleKey: string, entry: string): SampleRequirement {
  const match = /^([A-Z]+-\d\d)\/(\d)(\??)$/.exec(entry);
  const competencyCode = match?.[1];
  const validityMonths = competencyCode === undefined ? undefined : validityMonthsByCode.get(competencyCode);
  if (competencyCode === undefined || validityMonths === undefined) throw new Error(`unreadable requirement of ${roleKey}: ${entry}`);
  return { roleKey, competencyCode, level: Number(match?.[2]), validityMonths, isMandatory: match?.[3] === '' };
}
