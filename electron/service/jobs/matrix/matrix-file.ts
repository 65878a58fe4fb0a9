import type { z } from 'zod';
import { matrixReading } from '../../../../shared/contract/matrix';
import type { NumberedRow } from '../../../../shared/domain/intake/header-rows';
import type { SymbolMeaning } from '../../../../shared/domain/intake/matrix-symbols';

export type MatrixReading = z.infer<typeof matrixReading>;

/** What a profile keeps of a reading: not the day, which is another with each file. */
export const keptMatrix = matrixReading.omit({ statedOn: true });
export type KeptMatrix = z.infer<typeof keptMatrix>;

/** One cell's claim about a person who is known. */
export interface PlannedClaim {
  readonly personId: string;
  readonly competencyId: string;
  readonly level: number;
  readonly symbol: string;
  readonly cell: string;
}

export interface ReadMatrixFile {
  readonly sha256: string;
  readonly sheets: readonly string[];
  readonly reading: MatrixReading;
  readonly profile: { readonly profileId: string; readonly name: string; readonly revision: number } | null;
  readonly firstRows: readonly NumberedRow[];
  readonly symbols: readonly {
    readonly symbol: string;
    readonly cells: number;
    readonly example: string;
    readonly meaning: SymbolMeaning | null;
  }[];
  readonly competencies: readonly {
    readonly competencyId: string;
    readonly code: string;
    readonly title: string;
    readonly scaleId: string;
  }[];
  readonly problems: readonly {
    readonly code: string;
    readonly rowNumber: number | null;
    readonly value: string;
    readonly message: string;
  }[];
  readonly claims: readonly PlannedClaim[];
  /** Claims that are on record. */
  readonly known: number;
  readonly rowCount: number;
  readonly today: string;
  readonly basis: number;
}

export type MatrixFileRead = { readonly read: ReadMatrixFile } | { readonly unreadable: string };
