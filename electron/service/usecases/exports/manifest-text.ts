import { packageFormat, packageFormatVersion, type PackageKind } from '../../../../shared/domain/packages/manifest';
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
  readonly kind: PackageKind;
  readonly packageId: string;
  readonly site: { readonly id: string; readonly name: string };
  readonly sender: { readonly keyId: string; readonly publicKey: string };
  /** A partner with its site's id where it is a site; somebody else by name alone. */
  readonly receiver: string | { readonly siteId: string | null; readonly name: string };
  readonly sequence: number;
  readonly previousSha256: string | null;
  readonly filter: string;
  readonly asOf: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly content: readonly ManifestContent[];
}

const kindsWithStates: ReadonlySet<PackageKind> = new Set<PackageKind>(['qualification-status', 'training-needs']);

/** manifest.json: what a receiver holds the package against. */
export function manifestText(manifest: Manifest): string {
  const states = standingStates.map((state) => ({
    state,
    letter: letterByState[state],
    isReady: readyStates.has(state),
    definition: definitionByState[state],
  }));
  const meaning = kindsWithStates.has(manifest.kind) ? { states } : {};
  return `${JSON.stringify({ format: packageFormat, formatVersion: packageFormatVersion, ...manifest, ...meaning }, null, 2)}\n`;
}
