import type { ProfileContent } from '../../../../shared/contract/intake-profiles';
import { profileDateFields } from '../../../../shared/domain/hris/fields';
import { isProtectedColumn } from '../../../../shared/domain/hris/protected-columns';
import { cleanText } from '../../../../shared/domain/hris/clean-text';
import { usualLimits } from '../../../../shared/domain/intake/guards';
import { missingColumns } from '../../../../shared/domain/intake/profile-columns';
import { type ProfileDraft, suggestProfile } from '../../../../shared/domain/intake/suggest-profile';
import { type TableForm, unknownForm } from '../../../../shared/domain/intake/source-table';
import { ok, type Result } from '../../../../shared/result';
import type { ByteSource } from '../../platform/read-rows';
import { readTableInChunks, type TableFailure } from '../../platform/read-table';

/** An approved profile of people, in its newest revision. */
export type KnownProfile = {
  readonly profileId: string;
  readonly name: string;
  readonly revision: number;
  readonly content: ProfileContent;
};

export type Looked = { readonly draft: ProfileDraft | null; readonly profile: KnownProfile | null };

const rowsSampled = 200;
const mostDates = 20_000;

/**
 * Reads a file only to see which approved profile it is for, or, where it is for none, what a profile could begin with. It stops as soon
 * as a profile fits; else all dates of the file decide their orders, held once each.
 */
export async function lookAtFile(
  source: ByteSource,
  form: TableForm,
  profiles: readonly KnownProfile[],
): Promise<Result<Looked, TableFailure>> {
  const seen = sampler();
  let profile: KnownProfile | null = null;
  try {
    const read = await readTableInChunks(source, form, {
      head: ({ headers }) => {
        seen.begin(headers);
        profile = profiles.find(({ content }) => missingColumns(headers, content.columns).length === 0) ?? null;
        if (profile !== null) throw new Enough();
      },
      rows: ({ rows }) => seen.take(rows),
    });
    if (!read.ok) return read;
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    return ok({ draft: null, profile });
  }
  return ok({ draft: seen.draft(), profile: null });
}

/** A profile to begin with, out of what a file suggests. */
export function contentOf(draft: ProfileDraft, today: string): ProfileContent {
  const { layout, keyedBy, columns, words, only } = draft;
  return {
    layout: layout?.id ?? null,
    form: { ...unknownForm, labelRows: layout === null || layout.labelRows === 0 ? null : layout.labelRows },
    keyedBy,
    columns: columns.map(({ column, field, dateOrder, system }) => ({ column, field, dateOrder, system: system ?? null, chosenDates: {} })),
    words: {
      placeholders: [...words.placeholders],
      employed: [...words.employed],
      ended: [...words.ended],
      employmentKinds: { ...words.employmentKinds },
    },
    only: only === null ? null : { column: only.column, words: [...only.words] },
    ownEmployers: [],
    lastYear: Number(today.slice(0, 4)) + 10,
    guards: { ...usualLimits },
    partialFailure: 'quarantine',
    allowsUnsigned: true,
    missingPositions: 'end',
  };
}

/** The first values of each column, but of none that can never be kept. */
export function samplesOf(headers: readonly string[]) {
  const protectedWhy = headers.map((header) => isProtectedColumn(header)?.reason ?? null);
  const samples = headers.map(() => new Set<string>());
  let rowsSeen = 0;
  return {
    see: (rows: readonly (readonly string[])[]): void => {
      for (const row of rows) {
        if (rowsSeen >= 50) return;
        rowsSeen += 1;
        samples.forEach((values, at) => {
          const value = cleanText(row[at] ?? '');
          if (protectedWhy[at] === null && value !== '' && values.size < 3) values.add(value.slice(0, 80));
        });
      }
    },
    columns: () => headers.map((column, at) => ({ column, samples: [...(samples[at] ?? [])], protectedWhy: protectedWhy[at] ?? null })),
  };
}

/** Ends the reading of a file about which enough is known. */
class Enough extends Error {}

function sampler() {
  let headers: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  const dates = new Map<number, Set<string>>();
  let isChosen = false;
  const choose = (): void => {
    isChosen = true;
    suggestProfile(headers, rows).columns.forEach(({ field }, at) => {
      if (profileDateFields.some((name) => name === field)) dates.set(at, new Set(rows.map((row) => row[at] ?? '')));
    });
  };
  return {
    begin: (found: readonly string[]): void => {
      headers = found;
    },
    take: (chunk: readonly (readonly string[])[]): void => {
      for (const row of chunk) {
        if (rows.length < rowsSampled) rows.push(row);
        else {
          if (!isChosen) choose();
          for (const [at, values] of dates) if (values.size < mostDates) values.add(row[at] ?? '');
        }
      }
    },
    draft: (): ProfileDraft => {
      if (!isChosen) choose();
      const most = Math.max(0, ...[...dates.values()].map(({ size }) => size));
      const columns = new Map([...dates].map(([at, values]) => [at, [...values]]));
      const further = Array.from({ length: most }, (_, row) => headers.map((_header, at) => columns.get(at)?.[row] ?? ''));
      return suggestProfile(headers, [...rows, ...further]);
    },
  };
}
