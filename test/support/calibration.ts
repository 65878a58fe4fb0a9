import type { InputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import { makeWorks, signInput } from './assessments';
import { signatureBy } from './passphrase-of';
import type { TestSite } from './site';
import { enrol, enrolSigner } from './users';

/** The works with `fay` who facilitates, `sven` who is steward and signs second, and `ed` who assesses; ada has the site open. */
export async function makeCalibratedWorks(site: TestSite): Promise<Panel> {
  await makeWorks(site);
  return enrolPanel(site);
}

interface Panel {
  readonly fay: string;
  readonly sven: string;
  readonly ed: string;
}

/** At a works: `fay` who facilitates, `sven` who is steward and signs second, and `ed` who assesses. */
export async function enrolPanel(site: TestSite): Promise<Panel> {
  const grants = (role: 'calibrationFacilitator' | 'frameworkSteward' | 'assessor') => ({ grants: [{ role, unitId: null }] });
  const sven = await enrolSigner(site, 'sven', grants('frameworkSteward'));
  const fay = await enrol(site, 'fay', grants('calibrationFacilitator'));
  const ed = await enrol(site, 'ed', grants('assessor'));
  return { fay, sven, ed };
}

type Save = InputOf<Contract['calibrationCases']['save']>;

/** A gold case of `loto` from level 2 on, agreed at a level; approved by sven. */
export function goldInput(title: string, level: number, part: Partial<Save['content']> = {}): Save {
  return {
    goldCaseId: null,
    basis: 0,
    competencyId: 'loto',
    content: {
      title,
      competencyDay: '2026-03-14',
      requiredLevel: 2,
      pieces: [
        {
          pieceId: 'a',
          kind: 'step',
          heading: 'Isolates the pump',
          text: 'Locked V-1 before V-2.',
          result: 'met',
          isCritical: true,
          day: null,
          file: null,
        },
        {
          pieceId: 'b',
          kind: 'note',
          heading: 'Note',
          text: 'Worked alone and told the control room.',
          result: null,
          isCritical: false,
          day: null,
          file: null,
        },
      ],
      rating: { level, indicators: { i1: 'met', i3: level >= 3 ? 'met' : 'notMet' }, cited: ['a'], comment: `Agreed at ${level}.` },
      reasons: { i1: 'Every lock was set.', i3: 'Nobody was taught.' },
      origin: 'hand',
      ...part,
    },
    reason: 'for the next round',
    signature: signatureBy('sven'),
  };
}

/** An assessment of `pia` in `loto`, signed by ada; its id. */
export async function assessed(site: TestSite, part: Parameters<typeof signInput>[1] = {}): Promise<string> {
  const { assessmentId } = await site.client.assessments.sign(await signInput(site, part));
  return assessmentId;
}

/** A line of the programme: every three months, four cases. */
export function programmeInput(ownerUserId: string): InputOf<Contract['calibrationProgramme']['save']> {
  const minutesPer = { knowledge: 30, practical: 60, observation: 45, seen: 10 };
  return {
    programmeId: null,
    basis: 0,
    content: {
      title: 'Quarterly sample',
      kind: 'sample',
      roleId: null,
      criticality: null,
      everyMonths: 3,
      from: '2026-01-31',
      ownerUserId,
      size: 4,
      strata: ['level'],
      raters: 2,
      minutesPerCase: 20,
      monthlyMinutes: 600,
      minutesPer,
      expectedAgreement: 80,
    },
    reason: 'the site calibrates',
  };
}
