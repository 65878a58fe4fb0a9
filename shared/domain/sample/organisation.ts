import type { SampleUnit } from './types';

export const sampleSiteName = 'Tarnholm Works';

/** One way to staff an assessor: a person of this role assesses these groups. */
export interface AssessorPost {
  readonly roleKey: string;
  readonly groupKeys: readonly string[];
}

export interface UnitPlan {
  readonly unit: SampleUnit;
  readonly template: UnitTemplate;
  /** The first unit of its department is where the head of department sits. */
  readonly isFirstOfDepartment: boolean;
  readonly isSeatOfDirector: boolean;
}

interface UnitTemplate {
  readonly key: string;
  readonly name: string;
  readonly departmentKey: 'energy' | 'production' | 'technical';
  /** People of each role in a works of 240, without the unit supervisor and managers; larger sites keep the ratio. */
  readonly headcountByRole: Readonly<Record<string, number>>;
  readonly assessorPosts: readonly AssessorPost[];
}

const departmentNameByKey = {
  energy: 'Energy and Utilities',
  production: 'Sterile Production',
  technical: 'Engineering and Quality',
} as const;

const templates: readonly UnitTemplate[] = [
  {
    key: 'boiler-house',
    name: 'Boiler House',
    departmentKey: 'energy',
    headcountByRole: { 'boiler-operator': 14, 'control-room-operator': 7, 'permit-issuer': 3, 'shift-supervisor': 4 },
    assessorPosts: [
      post('boiler-operator', 'steam-power safe-work quality'),
      post('control-room-operator', 'steam-power emergency leading'),
      post('permit-issuer', 'safe-work emergency logistics'),
    ],
  },
  {
    key: 'turbine-hall',
    name: 'Turbine Hall and Switchgear',
    departmentKey: 'energy',
    headcountByRole: { 'turbine-operator': 13, 'control-room-operator': 4, 'ei-technician': 4, 'shift-supervisor': 2 },
    assessorPosts: [
      post('ei-technician', 'electrical emergency safe-work'),
      post('turbine-operator', 'steam-power leading quality mechanical'),
    ],
  },
  {
    key: 'water-treatment',
    name: 'Water and Effluent Treatment',
    departmentKey: 'energy',
    headcountByRole: { 'water-treatment-operator': 15, 'shift-supervisor': 2 },
    assessorPosts: [
      post('water-treatment-operator', 'steam-power laboratory logistics emergency'),
      post('water-treatment-operator', 'safe-work quality leading'),
    ],
  },
  {
    key: 'dispensing',
    name: 'Dispensing and Preparation',
    departmentKey: 'production',
    headcountByRole: { 'dispensing-operator': 21, 'shift-supervisor': 4 },
    assessorPosts: [
      post('dispensing-operator', 'sterile logistics'),
      post('dispensing-operator', 'emergency sterile laboratory'),
      post('shift-supervisor', 'leading safe-work quality'),
    ],
  },
  {
    key: 'aseptic-filling',
    name: 'Aseptic Filling',
    departmentKey: 'production',
    headcountByRole: { 'aseptic-filling-operator': 32, 'ei-technician': 2, 'shift-supervisor': 4 },
    assessorPosts: [
      post('aseptic-filling-operator', 'sterile quality'),
      post('aseptic-filling-operator', 'sterile emergency'),
      post('ei-technician', 'electrical safe-work'),
      post('shift-supervisor', 'sterile leading quality'),
    ],
  },
  {
    key: 'packing-warehouse',
    name: 'Packing and Warehouse',
    departmentKey: 'production',
    headcountByRole: { 'packing-operator': 15, 'warehouse-operator': 12, 'shift-supervisor': 2 },
    assessorPosts: [
      post('warehouse-operator', 'logistics emergency'),
      post('packing-operator', 'sterile quality logistics'),
      post('shift-supervisor', 'leading safe-work quality'),
    ],
  },
  {
    key: 'maintenance',
    name: 'Mechanical and Electrical Maintenance',
    departmentKey: 'technical',
    headcountByRole: { 'maintenance-fitter': 19, 'ei-technician': 9, 'pressure-equipment-inspector': 3, 'permit-issuer': 4 },
    assessorPosts: [
      post('maintenance-fitter', 'mechanical logistics emergency'),
      post('ei-technician', 'electrical safe-work quality'),
      post('pressure-equipment-inspector', 'mechanical quality'),
      post('permit-issuer', 'safe-work emergency leading'),
    ],
  },
  {
    key: 'quality-control',
    name: 'Quality Control Laboratory',
    departmentKey: 'technical',
    headcountByRole: { 'qc-analyst': 13, microbiologist: 8 },
    assessorPosts: [post('qc-analyst', 'laboratory quality logistics'), post('microbiologist', 'laboratory sterile emergency')],
  },
  {
    key: 'quality-assurance',
    name: 'Quality Assurance and Training',
    departmentKey: 'technical',
    headcountByRole: { 'qa-officer': 9, 'training-officer': 3 },
    assessorPosts: [post('qa-officer', 'quality leading sterile')],
  },
];

/** Nine units up to about 450 people, then one unit for every fifty. */
export function planOrganisation(people: number): { readonly units: readonly SampleUnit[]; readonly plans: readonly UnitPlan[] } {
  const unitCount = Math.max(templates.length, Math.round(people / 50));
  const areaCount = Math.ceil(unitCount / 60);
  const site: SampleUnit = { key: 'site', parentKey: null, kind: 'site', name: sampleSiteName };
  const departments = new Map<string, SampleUnit>();
  const plans: UnitPlan[] = [];
  for (let index = 0; index < unitCount; index += 1) {
    const template = templates[index % templates.length];
    if (!template) continue;
    const line = Math.floor(index / templates.length) + 1;
    const area = ((line - 1) % areaCount) + 1;
    const departmentKey = areaCount === 1 ? template.departmentKey : `${template.departmentKey}-${area}`;
    const isFirstOfDepartment = !departments.has(departmentKey);
    if (isFirstOfDepartment) {
      const name = departmentNameByKey[template.departmentKey];
      departments.set(departmentKey, {
        key: departmentKey,
        parentKey: site.key,
        kind: 'department',
        name: areaCount === 1 ? name : `${name}, Area ${area}`,
      });
    }
    const isOnlyLine = unitCount === templates.length;
    plans.push({
      template,
      isFirstOfDepartment,
      isSeatOfDirector: template.key === 'quality-assurance' && line === 1,
      unit: {
        key: isOnlyLine ? template.key : `${template.key}-${line}`,
        parentKey: departmentKey,
        kind: 'unit',
        name: isOnlyLine ? template.name : `${template.name}, Line ${line}`,
      },
    });
  }
  return { units: [site, ...departments.values(), ...plans.map((plan) => plan.unit)], plans };
}

function post(roleKey: string, groupKeys: string): AssessorPost {
  return { roleKey, groupKeys: groupKeys.split(' ') };
}
