import { sql } from 'kysely';
import { attach } from '../assessments';
import { by, reason } from '../corrections';
import { keyedLoto, printedForm } from '../paper';
import { signIn } from '../users';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;
const late = 'keyed later';

/** Forms on paper, by name. The form is keyed by ada and ben, as of ada's judgement. */
export const paperCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'paper.print':
    ({ site }) =>
    () =>
      printedForm(site),
  'paper.void': async ({ site }) => {
    const { formId } = await printedForm(site);
    return () => site.client.paper.void({ personId: 'pia', formId, reason });
  },
  'paper.enter': async ({ site }) => {
    const { formId } = await printedForm(site);
    return () => site.client.paper.enter({ personId: 'pia', formId, keyed: keyedLoto() });
  },
  'paper.sign': async ({ site }) => {
    const { formId } = await printedForm(site);
    await site.client.paper.enter({ personId: 'pia', formId, keyed: keyedLoto() });
    await signIn(site, 'ben');
    await site.client.paper.enter({ personId: 'pia', formId, keyed: keyedLoto() });
    await signIn(site, 'ada');
    const scan = await attach(site, 'scan.txt', 'what the scanner saw '.repeat(2_000));
    return () =>
      site.client.paper.sign({ personId: 'pia', formId, as: 'assessed', lateReason: late, evidenceIds: [scan], signature: by('ada') });
  },
};

/** A form is used at most once, by a record that is signed; and what was keyed belongs to a form. */
async function nothingHalf({ plain }: Outcome): Promise<string[]> {
  const { open } = plain.station;
  if (open === null) return ['the site is locked'];
  const { rows } = await sql<{ readonly what: string }>`
    SELECT 'a form that was used twice' AS what FROM assessment WHERE paperFormId IS NOT NULL AND amendsId IS NULL GROUP BY paperFormId HAVING COUNT(*) > 1
    UNION ALL SELECT 'a transcription without a signature' FROM assessment a WHERE a.paperFormId IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.recordType = 'assessment' AND s.recordId = a.assessmentId)
    UNION ALL SELECT 'a transcription without its form' FROM assessment a WHERE a.paperFormId IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM paper_form f WHERE f.formId = a.paperFormId)`.execute(open.db);
  return rows.map(({ what }) => what);
}

export const paperAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = Object.fromEntries(
  Object.keys(paperCommands).map((name) => [name, nothingHalf]),
);
