import path from 'node:path';
import type { Database } from '../../../electron/service/db/schema';
import { assessed, enrolPanel, goldInput, programmeInput } from '../calibration';
import { signatureBy } from '../passphrase-of';
import type { TestSite } from '../site';
import { signIn } from '../users';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const ratings = (goldCaseId: string) => [
  { goldCaseId, level: 2, indicators: { i1: 'met' as const, i3: 'notMet' as const }, cited: [], comment: '' },
];

/** With fay at the station, who facilitates. */
async function calibrated(site: TestSite) {
  const panel = await enrolPanel(site);
  const assessmentId = await assessed(site, { lateReason: 'entered at the end of the week' });
  await signIn(site, 'fay');
  const { calibrationCases: cases, calibrationProgramme: programme } = site.client;
  return { ...panel, assessmentId, cases, programme };
}

async function assigned(site: TestSite) {
  const known = await calibrated(site);
  const { goldCaseId } = await known.cases.save(goldInput('Locked', 2));
  const { studyId } = await known.cases.assignStudy({ userId: known.ed, goldCaseIds: [goldCaseId], dueOn: '2030-01-01', reason });
  return { ...known, goldCaseId, studyId };
}

async function handedIn(site: TestSite) {
  const known = await assigned(site);
  await signIn(site, 'ed');
  return {
    ...known,
    handIn: () => known.cases.handInStudy({ studyId: known.studyId, ratings: ratings(known.goldCaseId), signature: signatureBy('ed') }),
  };
}

async function planned(site: TestSite) {
  const known = await calibrated(site);
  const { programmeId } = await known.programme.save(programmeInput(known.fay));
  const [day] = (await known.programme.get({ programmeId })).days;
  return { ...known, programmeId, draw: () => known.programme.draw({ programmeId, dueOn: day?.dueOn ?? '', seed: 7, reason }) };
}

/** What changes gold cases, studies on them and the programme, by name. */
export const calibrationCaseCommands: Readonly<Record<string, (works: Works) => Promise<Call>>> = {
  'calibrationCases.addFile': async ({ site }) => {
    const { cases } = await calibrated(site);
    return () => cases.addFile({ mediaType: 'text/plain', data: new Blob(['V-1 was locked']) });
  },
  'calibrationCases.saveMask': async ({ site }) => {
    const { cases, assessmentId } = await calibrated(site);
    return () => cases.saveMask({ assessmentId, basis: 0, words: ['P-201'], release: [], copies: [], reason });
  },
  'calibrationCases.save': async ({ site }) => {
    const { cases } = await calibrated(site);
    return () => cases.save(goldInput('Locked', 2));
  },
  'calibrationCases.retire': async ({ site }) => {
    const { cases } = await calibrated(site);
    const { goldCaseId } = await cases.save(goldInput('Locked', 2));
    return () => cases.retire({ goldCaseId, reason });
  },
  'calibrationCases.assignStudy': async ({ site }) => {
    const { cases, ed } = await calibrated(site);
    const { goldCaseId } = await cases.save(goldInput('Locked', 2));
    return () => cases.assignStudy({ userId: ed, goldCaseIds: [goldCaseId], dueOn: '2030-01-01', reason });
  },
  'calibrationCases.withdrawStudy': async ({ site }) => {
    const { cases, studyId } = await assigned(site);
    return () => cases.withdrawStudy({ studyId, reason });
  },
  'calibrationCases.handInStudy': async ({ site }) => (await handedIn(site)).handIn,
  'calibrationCases.decideStudy': async ({ site }) => {
    const { cases, studyId, handIn } = await handedIn(site);
    await handIn();
    await signIn(site, 'fay');
    return () => cases.decideStudy({ studyId, reason, signature: signatureBy('fay') });
  },
  'calibrationProgramme.save': async ({ site }) => {
    const { programme, fay } = await calibrated(site);
    return () => programme.save(programmeInput(fay));
  },
  'calibrationProgramme.end': async ({ site }) => {
    const { programme, programmeId } = await planned(site);
    return () => programme.end({ programmeId, reason });
  },
  'calibrationProgramme.draw': async ({ site }) => (await planned(site)).draw,
  'calibrationProgramme.takeOver': async ({ site }) => {
    const { programme, draw } = await planned(site);
    const { sampleId } = await draw();
    return () => programme.takeOver({ sampleId, plannedOn: '2030-01-01', reason });
  },
  'calibrationProgramme.write': async ({ site }) => {
    const { programme } = await planned(site);
    site.dialogs.push(path.join(site.folder, 'programme.ics'));
    const target = await programme.chooseTarget({ format: 'ics' });
    return () => programme.write({ format: 'ics', target: target?.handle ?? '', reason });
  },
};

/** The rows of the tables that a command writes are there with its entry, and only with it. */
const rowsOf =
  (before: number, ...tables: readonly (keyof Database)[]) =>
  async ({ plain, isRecorded }: Outcome): Promise<string[]> => {
    const { open } = plain.station;
    if (open === null) return ['the site is locked'];
    const wrong: string[] = [];
    for (const table of tables) {
      const rows = await open.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      if (rows.n !== before + (isRecorded ? 1 : 0)) wrong.push(`${table} and the log differ`);
    }
    return wrong;
  };

export const calibrationCaseAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  'calibrationCases.saveMask': rowsOf(0, 'case_mask'),
  'calibrationCases.save': rowsOf(0, 'gold_case'),
  'calibrationCases.retire': rowsOf(0, 'gold_case_end'),
  'calibrationCases.assignStudy': rowsOf(0, 'gold_study'),
  'calibrationCases.withdrawStudy': rowsOf(0, 'gold_study_end'),
  'calibrationCases.handInStudy': rowsOf(0, 'gold_study_rating'),
  'calibrationCases.decideStudy': rowsOf(0, 'gold_study_end', 'assessor_result'),
  'calibrationProgramme.save': rowsOf(0, 'calibration_programme'),
  'calibrationProgramme.end': rowsOf(1, 'calibration_programme'),
  'calibrationProgramme.draw': rowsOf(0, 'programme_sample'),
  'calibrationProgramme.takeOver': rowsOf(0, 'programme_session', 'calibration_session'),
};
