import { contentDigest } from '../../db/content-digest';
import type { PackageOutRow, PartnerRow, ReceiptInRow } from '../../db/exchange-schema';
import type { Reader } from '../../db/schema';
import { receiptFor } from '../../db/sql/packages-in';
import { packageOutById } from '../../db/sql/packages-out';
import { allPartners } from '../../db/sql/partners';
import { shortPeopleBy } from '../../db/sql/intake-records';
import { listName } from '../../../../shared/domain/person-name';
import { isSameSiteName } from '../../../../shared/domain/packages/judge-package';
import { checkReceipt, type PackageReceipt, type ReceiptRefused } from '../../../../shared/domain/packages/receipt';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import { knownForRoster } from './known-for-roster';
import { informationRecords, type ToldPerson } from './information-records';
import { planSealedRatings, planSessionFile, type CalibrationRefused } from './plan-calibration';
import { nothing } from './nothing-planned';
import { planCompletionLines, type CompletionLinesPlan } from './plan-completion-lines';
import { sourceOf } from './source-of';
import { isSameName, planRoster, type RosterPlan } from './plan-roster';
import type { RejectedLine } from './read-lines';
import type { ReadPackage } from './reading';

export interface PlannedLine {
  readonly row: number;
  readonly outcome: 'create' | 'update' | 'unchanged' | 'tell';
  readonly name: string;
  readonly employeeNumber: string;
  readonly changes: readonly string[];
}

export interface Suggested {
  readonly personId: string;
  readonly name: string;
  readonly employeeNumber: string;
}

/** What accepting a package would do. */
export interface PackagePlan {
  /** Records of the package, those that are rejected as well. */
  readonly rows: number;
  readonly lines: readonly PlannedLine[];
  readonly rejects: readonly RejectedLine[];
  readonly places: readonly string[];
  readonly roster: RosterPlan | null;
  readonly completions: CompletionLinesPlan | null;
  readonly told: readonly ToldPerson[];
  readonly subject: { readonly name: string; readonly employeeNumber: string; readonly suggested: Suggested | null } | null;
  readonly receipt: {
    readonly content: PackageReceipt;
    readonly fileName: string;
    readonly receiver: string;
    /** What was taken of the same receiver before, saying the same. */
    readonly isKnown: boolean;
  } | null;
}

type Making = { readonly batchId: string; readonly today: string; readonly makeId: () => string };
export type PlanRefused = ReceiptRefused | Failure<'ReceivedBefore', undefined> | CalibrationRefused;

/** Compares what a package says with what is on record. `source` is the site, or a partner that is none, that speaks in it. */
export async function planPackage(
  db: Reader,
  read: ReadPackage,
  source: string,
  making: Making,
): Promise<Result<PackagePlan, PlanRefused>> {
  switch (read.kind) {
    case 'roster': {
      const records = read.records.map(({ value }) => value);
      const known = await knownForRoster(db, source, records, making.today);
      const roster = planRoster(read.records, known, making);
      const rejects = [...read.rejects, ...roster.rejects].toSorted((a, b) => a.row - b.row);
      const nameById = new Map(known.units.map(({ unitId, name }) => [unitId, name]));
      const places = [
        ...roster.units.map(({ name, parentId }) => [nameById.get(parentId ?? ''), name].filter((one) => one !== undefined).join(' / ')),
        ...roster.roles.map(({ name }) => name),
      ];
      return ok({ ...nothing, rows: read.records.length + read.rejects.length, lines: roster.lines, rejects, places, roster });
    }
    case 'completions': {
      const completions = await planCompletionLines(db, source, read.records, making.today);
      const rejects = [...read.rejects, ...completions.rejects].toSorted((a, b) => a.row - b.row);
      return ok({ ...nothing, rows: read.records.length + read.rejects.length, lines: completions.lines, rejects, completions });
    }
    case 'person-record': {
      const { person, qualifications } = read.record;
      const rejected = new Set(read.rejects.map(({ row }) => row));
      const lines = qualifications.flatMap(({ competency }, index): PlannedLine[] =>
        rejected.has(index + 1)
          ? []
          : [
              {
                row: index + 1,
                outcome: 'tell',
                name: `${competency.code} ${competency.title}`.trim(),
                employeeNumber: person.employeeNumber,
                changes: [],
              },
            ],
      );
      const [same] = await shortPeopleBy(db, 'employeeNumber', [person.employeeNumber]);
      const suggested =
        same !== undefined && isSameName(same, person)
          ? { personId: same.personId, name: listName(same), employeeNumber: same.employeeNumber }
          : null;
      const subject = { name: listName(person), employeeNumber: person.employeeNumber, suggested };
      return ok({ ...nothing, rows: qualifications.length, lines, rejects: read.rejects, subject });
    }
    case 'receipt':
      return planReceipt(db, read.text, source);
    case 'calibration-case':
      return planSessionFile(db, read, source);
    case 'calibration-ratings':
      return planSealedRatings(db, read, source);
    default: {
      const told = await informationRecords(db, source, read.records);
      const lines = read.records.map(({ row, value }): PlannedLine => ({
        row,
        outcome: 'tell',
        name: listName(value),
        employeeNumber: value.employeeNumber,
        changes: [],
      }));
      return ok({ ...nothing, rows: read.records.length + read.rejects.length, lines, rejects: read.rejects, told });
    }
  }
}

async function planReceipt(db: Reader, text: string, source: string): Promise<Result<PackagePlan, PlanRefused>> {
  const packageId = packageIdIn(text);
  const sent = packageId === null ? undefined : await packageOutById(db, packageId);
  const partners = await allPartners(db);
  const checked = checkReceipt(text, source, () =>
    sent === undefined
      ? null
      : {
          packageId: sent.packageId,
          sequence: sent.sequence,
          sha256: sent.sha256,
          rows: sent.rows,
          receivers: receiversOf(sent, partners),
        },
  );
  if (!checked.ok) return checked;
  if (sent === undefined) return fail('NeverSent', { packageId: packageId ?? '' });
  const before = await receiptFor(db, sent.packageId);
  if (before !== undefined && !isSameReceipt(before, checked.value)) return fail<'ReceivedBefore'>('ReceivedBefore');
  const line = {
    row: 1,
    outcome: before === undefined ? 'tell' : 'unchanged',
    name: sent.fileName,
    employeeNumber: '',
    changes: [],
  } as const;
  const receipt = { content: checked.value, fileName: sent.fileName, receiver: sent.receiver, isKnown: before !== undefined };
  return ok({ ...nothing, rows: 1, lines: [line], receipt });
}

/** A package to somebody by name alone is answered for by who is introduced under that name. */
function receiversOf({ partnerId, receiver }: PackageOutRow, partners: readonly PartnerRow[]): string[] {
  const isMeant = (one: PartnerRow): boolean => (partnerId === null ? isSameSiteName(one.name, receiver) : one.partnerId === partnerId);
  return partners.filter(isMeant).map(sourceOf);
}

function packageIdIn(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'packageId' in value && typeof value.packageId === 'string'
      ? value.packageId
      : null;
  } catch {
    return null;
  }
}

function isSameReceipt(before: ReceiptInRow, { rows }: PackageReceipt): boolean {
  return before.accepted === rows.accepted && before.rejected === rows.rejected;
}

/** Of what a person was shown: whether the same would be done now. */
export function planDigest({ rows, lines, rejects, places, subject, receipt, completions }: PackagePlan): string {
  const shown = {
    rows,
    lines: lines.map((line) => ({ ...line, changes: [...line.changes] })),
    rejects: rejects.map((reject) => ({ ...reject })),
    places: [...places],
    subject: subject === null ? null : { ...subject, suggested: subject.suggested === null ? null : { ...subject.suggested } },
    isKnown: receipt?.isKnown ?? null,
    supports:
      completions?.added.map(({ personId, evidence }) => ({
        personId,
        lines: evidence.map(({ lineId, mapRevision, level, expiresOn }) => ({ lineId, mapRevision, level, expiresOn })),
      })) ?? null,
  };
  return contentDigest(shown);
}
