import type { WorkerName } from '../jobs/run-job';
import type { KdfCost } from '../vault/argon';

/** What a chosen path may be used for; a handle made for one purpose is worthless for another. */
export type FilePurpose =
  | 'createSite'
  | 'openSite'
  | 'importPeople'
  | 'importCompletions'
  | 'importMatrix'
  | 'importPerformances'
  | 'importDirectory'
  | 'exportPackage'
  | 'receivePackage'
  | 'importFramework'
  | 'exportFramework'
  | 'exportCourseMap'
  | 'exportExceptions'
  | 'exportView'
  | 'exportDuties'
  | 'attachEvidence'
  | 'saveEvidence'
  | BackupPurpose;
/** Where a backup is written, the folder of one, where it is restored for good, and where only for a rehearsal. */
type BackupPurpose = 'writeBackup' | 'readBackup' | 'restoreBackup' | 'rehearseBackup';

export type DialogRequest =
  | { readonly kind: 'folder'; readonly title: string; readonly mayCreate: boolean }
  | { readonly kind: 'openFile'; readonly title: string; readonly extensions: readonly string[]; readonly isMultiple?: boolean }
  | { readonly kind: 'saveFile'; readonly title: string; readonly suggestedName: string };

/** Everything the service has from outside: the only things a test puts something else in place of. */
export interface Platform {
  readonly now: () => Date;
  /** IANA name of the zone this station is set to. */
  readonly zone: () => string;
  readonly makeId: () => string;
  /** Shows one of the shell's dialogs; null when the person cancels. */
  readonly choosePath: (request: DialogRequest) => Promise<string | null>;
  /** The same where several files may be chosen at once; empty when the person cancels. */
  readonly choosePaths: (request: DialogRequest) => Promise<readonly string[]>;
  /** Lets the page ask for the camera's pictures, or no longer. */
  readonly allowCamera: (isAllowed: boolean) => Promise<void>;
  /** Where this station keeps what is not part of a site: known sites, newest checkpoints seen, the incident log. */
  readonly stationFolder: string;
  readonly stationName: string;
  readonly appVersion: string;
  readonly nativeBinding: string | null;
  /** The file of a worker thread of jobs/ and the arguments its Node needs. */
  readonly worker: (name: WorkerName) => { readonly file: string; readonly execArgv: readonly string[] };
  /** Cheaper passphrase derivation for the sites that tests make; null everywhere else. */
  readonly kdfCost: KdfCost | null;
  /** Writes a fault to the local log. Never given personal data; answers with the incident number shown on screen. */
  readonly recordIncident: (where: string, error: unknown) => string;
}
