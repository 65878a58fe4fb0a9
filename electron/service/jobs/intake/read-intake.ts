import type { z } from 'zod';
import type { importPreview } from '../../../../shared/contract/imports';
import { type ProfileContent, profileContent } from '../../../../shared/contract/intake-profiles';
import { canonicalJson } from '../../../../shared/domain/audit-json';
import { pivotDayOf } from '../../../../shared/domain/hris/dates';
import { checkProfile, type MappingProblem } from '../../../../shared/domain/hris/mapping';
import { layouts } from '../../../../shared/domain/intake/layouts';
import { columnsFor, lackingColumns, missingColumns } from '../../../../shared/domain/intake/profile-columns';
import { unknownForm } from '../../../../shared/domain/intake/source-table';
import { type Failure, fail, ok, type Result } from '../../../../shared/result';
import { logSize } from '../../db/audit-size';
import type { Reader } from '../../db/schema';
import { knownRowsOfSource } from '../../db/sql/intake-records';
import { roleIdByCode } from '../../db/sql/job-roles';
import { newestProfiles } from '../../db/sql/intake-profiles';
import { fileSource, readPeopleFile } from '../../platform/people-file';
import type { ByteSource } from '../../platform/read-rows';
import { readTableInChunks, type TableEnd } from '../../platform/read-table';
import { whyNotATable } from '../../platform/why-not-a-table';
import type { JobProgress } from '../job-messages';
import { contentOf, type KnownProfile, lookAtFile, samplesOf } from './look-at-file';
import { type PackedPlan, packPlan } from './packed-plan';
import { type IntakeAsked, planIntake } from './plan-intake';

export type IntakeSource = { readonly path: string } | { readonly bytes: Uint8Array };

export type IntakeInput = {
  readonly source: IntakeSource;
  readonly size: number;
  /** As in the contract of imports.preview. */
  readonly profile: { readonly profileId: string | null; readonly content: ProfileContent | null } | null;
  readonly decisions: IntakeAsked['decisions'];
  /** The id that a new profile will have. */
  readonly newProfileId: string;
  readonly batchId: string;
  readonly siteName: string;
  readonly today: string;
  readonly newId: () => string;
};

type Shown = z.infer<typeof importPreview>;

/** A file as it was read, and what committing it would do; kept by the session until it is committed. */
export type IntakeReading = {
  readonly shown: Omit<Shown, 'previewId' | 'fileName' | 'sender'>;
  readonly content: ProfileContent;
  readonly profileId: string;
  readonly isNewSource: boolean;
  readonly plan: PackedPlan | null;
  readonly batchId: string;
  readonly today: string;
  /** The newest entry of the log that the plan knows of. */
  readonly basis: number;
};

export type IntakeFailure = Failure<'ProfileNotFound', undefined> | Failure<'FileUnreadable', { readonly why: string }>;

/** Reads a file under its profile, compares it with the record as it stands at one moment, and plans what it would change. */
export async function readIntake(
  db: Reader,
  input: IntakeInput,
  tell: (progress: JobProgress) => void,
): Promise<Result<IntakeReading, IntakeFailure>> {
  const basis = await logSize(db);
  const profiles = (await newestProfiles(db, 'people')).flatMap(({ profileId, name, revision, isRetired, content }): KnownProfile[] =>
    isRetired === 1 ? [] : [{ profileId, name, revision, content: profileContent.parse(JSON.parse(content)) }],
  );
  const chosen = await choose(input, profiles);
  if (!chosen.ok) return chosen;
  const { profile, content } = chosen.value;
  const profileId = profile?.profileId ?? input.newProfileId;
  const last = profile === null ? null : await knownRowsOfSource(db, profileId);

  let samples: ReturnType<typeof samplesOf> | null = null;
  let problems: readonly MappingProblem[] = [];
  let headers: readonly string[] = [];
  const read = await readPeopleFile(
    sourceOf(input.source),
    content.form,
    {
      columns: (found) => {
        headers = found;
        samples = samplesOf(found);
        const columns = columnsFor(found, content.columns);
        problems = [...lackingColumns(missingColumns(found, content.columns)), ...checkProfile(found, columns, content.keyedBy)];
        // A profile whose columns are gone is not read: an empty list cannot be used either.
        return problems.length > 0 ? [] : columns;
      },
      // The id of the profile, which no file knows, makes the digests those of this site.
      reading: canonicalJson([
        profileId,
        content.keyedBy,
        content.words,
        content.lastYear,
        content.ownEmployers,
        datesOf(content),
        // A role that has another code by now is looked for anew, in rows that say what they said as well.
        ...(content.columns.some(({ field }) => field === 'jobCode') ? [Object.fromEntries(await roleIdByCode(db, input.today))] : []),
      ]),
      today: input.today,
      pivotDay: pivotDayOf(content.lastYear),
      keyedBy: content.keyedBy,
      words: content.words,
      last: last === null || last.size === 0 ? null : last,
      ...(content.only === null ? {} : { only: content.only }),
    },
    {
      tell: (bytes) => tell({ label: 'reading', done: bytes, total: Math.max(bytes, input.size) }),
      see: (rows) => samples?.see(rows),
    },
  );
  let table: TableEnd;
  let plan: PackedPlan | null = null;
  let choices: Shown['choices'] = [];
  if (read.ok) {
    table = read.value.table;
    choices = [...read.value.pass.choices];
    tell({ label: 'comparing', done: 0, total: read.value.pass.changed.length });
    const asked = {
      content,
      columns: columnsFor(headers, content.columns),
      isNewSource: last === null || last.size === 0,
      decisions: input.decisions,
      siteName: input.siteName,
    };
    const making = { profileId, batchId: input.batchId, today: input.today, newId: input.newId };
    plan = packPlan(await planIntake(db, read.value.pass, asked, making));
  } else if (read.failure.code === 'ProfileUnusable') {
    const unmapped = await readTableInChunks(sourceOf(input.source), content.form, { rows: ({ rows }) => samples?.see(rows) });
    if (!unmapped.ok) return fail('FileUnreadable', { why: whyNotATable(unmapped.failure) });
    table = unmapped.value;
  } else return fail('FileUnreadable', { why: whyNotATable(read.failure) });

  const layout = layouts.find(({ id }) => id === content.layout);
  const { head, sha256, rowCount, warnings } = table;
  // Columns that the profile does not know stand in it as not kept, so that they can be mapped.
  const whole = { ...content, columns: wholeColumns(head.headers, content) };
  return ok({
    shown: {
      sha256,
      kind: head.kind,
      encoding: head.encoding,
      delimiter: head.delimiter,
      sheet: head.sheet,
      sheets: [...head.sheets],
      rowCount,
      columns: columnsShown(samples, head.headers),
      notices: warnings.map(({ message, rowNumbers }) => (rowNumbers === undefined ? message : `${message} (${linesOf(rowNumbers)})`)),
      profile: profile === null ? null : { profileId, name: profile.name, revision: profile.revision },
      isProfileNew: profile === null || canonicalJson(profile.content) !== canonicalJson(content),
      layoutName: layout?.name ?? null,
      layoutNotes: [...(layout?.notes ?? [])],
      content: whole,
      problems: problems.map(({ column, message }) => ({ column: column ?? null, message })),
      choices,
      dryRun: plan?.dryRun ?? null,
    },
    content,
    profileId,
    isNewSource: profile === null,
    plan,
    batchId: input.batchId,
    today: input.today,
    basis,
  });
}

async function choose(
  input: IntakeInput,
  profiles: readonly KnownProfile[],
): Promise<Result<{ readonly profile: KnownProfile | null; readonly content: ProfileContent }, IntakeFailure>> {
  const wanted = input.profile;
  const profile = wanted === null || wanted.profileId === null ? null : profiles.find(({ profileId }) => profileId === wanted.profileId);
  if (profile === undefined) return fail('ProfileNotFound');
  if (wanted !== null && wanted.content !== null) return ok({ profile, content: withoutForeign(wanted.content, profile) });
  if (profile !== null) return ok({ profile, content: profile.content });
  const looked = await lookAtFile(sourceOf(input.source), unknownForm, wanted === null ? profiles : []);
  if (!looked.ok) return fail('FileUnreadable', { why: whyNotATable(looked.failure) });
  const found = looked.value.profile;
  if (found !== null) return ok({ profile: found, content: found.content });
  if (looked.value.draft === null) throw new Error('a file suggests a profile where none fits');
  return ok({ profile: null, content: contentOf(looked.value.draft, input.today) });
}

/** Columns that neither the profile knows nor anybody mapped are no change of the profile. */
function withoutForeign(content: ProfileContent, profile: KnownProfile | null): ProfileContent {
  if (profile === null) return content;
  const known = new Set(profile.content.columns.map(({ column }) => column));
  return { ...content, columns: content.columns.filter(({ column, field }) => field !== null || known.has(column)) };
}

function wholeColumns(headers: readonly string[], { columns }: ProfileContent): ProfileContent['columns'] {
  const known = new Set(columns.map(({ column }) => column));
  const foreign = headers.filter((header) => !known.has(header));
  return [...columns, ...foreign.map((column) => ({ column, field: null, dateOrder: null, system: null, chosenDates: {} }))];
}

/** Of the columns only what changes how a cell is read; which are taken stands in the digest itself. */
const datesOf = ({ columns }: ProfileContent) =>
  columns
    .flatMap(({ field, system, dateOrder, chosenDates }) => (field === null ? [] : [[field, system, dateOrder, chosenDates] as const]))
    .toSorted((one, other) => (`${one[0]} ${one[1] ?? ''}` < `${other[0]} ${other[1] ?? ''}` ? -1 : 1));

const sourceOf = (source: IntakeSource): ByteSource => ('path' in source ? fileSource(source.path) : inChunks(source.bytes));

function* inChunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
}

const chunkSize = 512 * 1024;

/** Set by a callback: the compiler does not see that it ran. */
const columnsShown = (samples: ReturnType<typeof samplesOf> | null, headers: readonly string[]): Shown['columns'] =>
  (samples ?? samplesOf(headers)).columns();

const linesOf = (rowNumbers: readonly number[]): string => `${rowNumbers.length === 1 ? 'line' : 'lines'} ${rowNumbers.join(', ')}`;
