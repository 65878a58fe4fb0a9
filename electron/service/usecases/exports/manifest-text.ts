import { definitionByState } from '../../../../shared/domain/state-definitions';
import { letterByState, readyStates, standingStates } from '../../../../shared/domain/state';

export interface ManifestContent {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Records in the file; null for text. */
  readonly rows: number | null;
}

export interface Manifest {
  readonly packageId: string;
  readonly site: { readonly id: string; readonly name: string };
  readonly sender: { readonly keyId: string; readonly publicKey: string };
  readonly receiver: string;
  readonly sequence: number;
  readonly previousSha256: string | null;
  readonly asOf: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly content: readonly ManifestContent[];
}

/** manifest.json: what a receiver holds the package against. */
export function manifestText(manifest: Manifest): string {
  const { content, ...facts } = manifest;
  const states = standingStates.map((state) => ({
    state,
    letter: letterByState[state],
    isReady: readyStates.has(state),
    definition: definitionByState[state],
  }));
  return `${JSON.stringify({ format: 'touchstone-package', formatVersion: 1, kind: 'qualification-status', ...facts, content, states }, null, 2)}\n`;
}
