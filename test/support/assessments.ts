import type { InputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import { makeCompetency, makePerson, makeRequirement, makeRole, makeUnit } from './people';
import { passphraseOf } from './passphrase-of';
import type { TestSite } from './site';

type SignInput = Parameters<TestSite['client']['assessments']['sign']>[0];
type Signed = InputOf<Contract['assessments']['sign']>;
type Result = Signed['steps'][number]['result'];

/** What a performance is where nothing else is said of it. */
export const plainPerformance = {
  kind: 'practical',
  method: null,
  performedTime: null,
  equipment: '',
  shift: '',
  taskId: null,
  abnormalCondition: null,
} as const satisfies Partial<Signed>;
export const nothingJudged = {
  prerequisiteReason: '',
  independenceReason: '',
  steps: [],
  knowledge: null,
  questions: [],
  ratings: [],
  evidenceIds: [],
} satisfies Partial<Signed>;

/** A works with one unit, where `pia` is a worker who needs `loto` at level 2: five steps, of which the second is critical. */
export async function makeWorks(site: TestSite): Promise<void> {
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makeCompetency(site, 'loto', {
    steps: [
      { stepId: 's1' },
      { stepId: 's2', isCritical: true },
      { stepId: 's3' },
      { stepId: 's4' },
      { stepId: 's5' },
      { stepId: 'teach', level: 3 },
    ],
    indicators: [
      { indicatorId: 'i1', level: 1 },
      { indicatorId: 'i3', level: 3 },
    ],
  });
  await makeRequirement(site, { roleId: 'worker', competencyId: 'loto' });
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'works' });
}

/** What signs `pia` off in `loto` today, by ada at her first signature, every step met; `results` replaces those of single steps. */
export async function signInput(
  site: TestSite,
  part: Partial<SignInput> = {},
  results: Readonly<Record<string, Result>> = {},
): Promise<SignInput & { readonly steps: NonNullable<SignInput['steps']> }> {
  const form = await site.client.assessments.form({ personId: 'pia', competencyId: 'loto' });
  return {
    personId: 'pia',
    competencyId: 'loto',
    competencyVersion: form.competency.version,
    level: 2,
    performedOn: '2026-03-14',
    place: 'Line 1',
    note: 'Pump P-201',
    lateReason: null,
    ...plainPerformance,
    ...nothingJudged,
    steps: ['s1', 's2', 's3', 's4', 's5'].map((stepId) => {
      const result = results[stepId] ?? 'met';
      return { stepId, result, note: result === 'notApplicable' ? 'no such valve here' : null };
    }),
    signature: { login: 'ada', passphrase: passphraseOf('ada') },
    ...part,
  };
}

export async function attach(
  site: TestSite,
  fileName: string,
  content: string | Uint8Array<ArrayBuffer>,
  mediaType = 'text/plain',
): Promise<string> {
  const { evidenceId } = await site.client.evidence.add({ fileName, mediaType, data: new Blob([content], { type: mediaType }) });
  return evidenceId;
}
