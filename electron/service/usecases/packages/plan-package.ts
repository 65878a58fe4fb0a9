import { contentDigest } from '../../db/content-digest';
import type { ReceiptInRow } from '../../db/exchange-schema';
import type { Reader } from '../../db/schema';
import { receiptFor } from '../../db/sql/packages-in';
import { packageOutById } from '../../db/sql/packages-out';
import { partnerById } from '../../db/sql/partners';
import { shortPeopleBy } from '../../db/sql/intake-records';
import { listName } from '../../../../shared/domain/person-name';
import type { PackageManifest } from '../../../../shared/domain/packages/manifest';
import { checkReceipt, type PackageReceipt, type ReceiptRefused } from '../../../../shared/domain/packages/receipt';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import { knownForRoster } from './known-for-roster';
import { informationRecords, type ToldPerson } from './information-records';
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
export type PlanRefused = ReceiptRefused | Failure<'ReceivedBefore', undefined>;

const nothing = { rejects: [], places: [], roster: null, told: [], subject: null, receipt: null } as const;

/** Compares what a package says with what is on record. */
export async function planPackage(
  db: Reader,
  read: ReadPackage,
  { site }: Pick<PackageManifest, 'site'>,
  making: Making,
): Promise<Result<PackagePlan, PlanRefused>> {
  switch (read.kind) {
    case 'roster': {
      const records = read.records.map(({ value }) => value);
      const roster = planRoster(read.records, await knownForRoster(db, site.id, records, making.today), making);
      const rejects = [...read.rejects, ...roster.rejects].toSorted((a, b) => a.row - b.row);
      const places = [...roster.units.map(({ name }) => name), ...roster.roles.map(({ name }) => name)];
      return ok({ ...nothing, rows: read.records.length + read.rejects.length, lines: roster.lines, rejects, places, roster });
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
      return planReceipt(db, read.text, site.id);
    default: {
      const told = await informationRecords(db, site.id, read.records);
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

async function planReceipt(db: Reader, text: string, fromSiteId: string): Promise<Result<PackagePlan, PlanRefused>> {
  const packageId = packageIdIn(text);
  const sent = packageId === null ? undefined : await packageOutById(db, packageId);
  const partner = sent === undefined || sent.partnerId === null ? undefined : await partnerById(db, sent.partnerId);
  const checked = checkReceipt(text, fromSiteId, () =>
    sent === undefined
      ? null
      : {
          packageId: sent.packageId,
          sequence: sent.sequence,
          sha256: sent.sha256,
          rows: sent.rows,
          receiverSiteId: partner?.siteId ?? null,
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
export function planDigest({ rows, lines, rejects, places, subject, receipt }: PackagePlan): string {
  const shown = {
    rows,
    lines: lines.map((line) => ({ ...line, changes: [...line.changes] })),
    rejects: rejects.map((reject) => ({ ...reject })),
    places: [...places],
    subject: subject === null ? null : { ...subject, suggested: subject.suggested === null ? null : { ...subject.suggested } },
    isKnown: receipt?.isKnown ?? null,
  };
  return contentDigest(shown);
}
