import { formatNumber } from '../formatting';
import { recordActions } from './record-actions';
import { recordKinds } from './record-kinds';

export const recordsWords = {
  title: 'Records',
  subtitle: (entries: number) => `The audit trail: ${count(entries, 'entry', 'entries')}, none of which can be changed or removed.`,
  clocks: 'Clocks of stations',
  asOfNote: 'The audit trail is shown whole, whatever the date above.',
  list: 'Audit trail',
  search: {
    label: 'Search the audit trail',
    who: 'Who',
    anybody: 'Anybody',
    what: 'What was done',
    anything: 'Anything',
    entity: 'Kind of record',
    anyEntity: 'Any kind',
    record: 'Identifier of a record',
    person: 'About whom',
    from: 'From',
    to: 'To',
    dateExample: '2026-03-14',
    dateWrong: 'Write a date as 2026-03-14',
    reason: 'Why',
    reasonExample: 'part of the reason',
    clear: 'Clear the search',
  },
  columns: {
    entry: 'Entry',
    when: 'When',
    who: 'Who',
    role: 'Role',
    what: 'What was done',
    about: 'About',
    entity: 'Kind of record',
    reason: 'Why',
    changes: 'Changes',
    station: 'Station',
  },
  shown: (shown: number) => `The newest ${formatNumber(shown)} that match.`,
  older: 'Load older entries',
  none: 'No entry matches',
  noneHint: 'Every entry is still there. Look for something wider, or clear the search.',
  system: 'System',
  entry: {
    none: 'No such entry',
    noneHint: 'Entries are numbered from 1. The address may have been cut when it was copied.',
    backToLog: 'Back to the list',
    title: (entryNumber: number) => `Entry ${entryNumber}`,
    when: 'When',
    utc: (moment: string) => `${moment} UTC`,
    who: 'Who',
    role: 'In the role of',
    what: 'What was done',
    about: 'About',
    record: 'Record',
    reason: 'Why',
    reasonStates: {
      absent: 'no reason is asked for here',
      erased: 'erased together with the person it was about',
      altered: 'not the reason that was written: verify the log',
    },
    validFrom: 'True from',
    station: 'Station',
    version: 'Version of Touchstone',
    changes: (shown: number, all: number) =>
      shown === all
        ? count(all, 'changed record', 'changed records')
        : `The first ${formatNumber(shown)} of ${formatNumber(all)} changed records`,
    noChanges: 'This entry changed no record.',
    change: (entity: string, id: string, name: string | null) => (name === null ? `${entity} ${id}` : `${entity} ${name} (${id})`),
    named: (name: string, id: string) => `${name} (${id})`,
    empty: (fields: string) => `Empty before and after: ${fields}.`,
    erased: 'These values were erased together with the person they were about. The entry still verifies.',
    altered: 'These values are not the ones that were written. Verify the log.',
    seeRecord: 'Every entry about this record',
    seePerson: 'Every entry about this person',
    integrity: 'Proof that this entry is in the log',
    damaged: 'The stored tree of the log is damaged, so there is no proof. Verify the log.',
    leafHash: 'Hash of the entry',
    treeSize: 'Entries in the log',
    root: 'Root of the log',
    proof: 'Way from the entry to the root',
    noProof: 'none needed: it is the only entry',
    leaf: 'What was hashed',
    proofHint: 'SHA-256 in a Merkle tree as in RFC 6962. With these values anybody can check by themselves that the entry is in the log.',
  },
  verify: {
    action: 'Verify the record',
    running: {
      pages: 'Reading every page of both databases',
      entries: 'Verifying the log, and every row against it',
      derived: 'Working out anew who is qualified',
      signatures: 'Verifying every signature',
      evidence: 'Reading every attachment',
    },
    starting: 'Verifying the record',
    dismiss: 'Close',
    failed: 'The verification did not finish',
    intact: (entries: number) =>
      `The record is whole: ${count(entries, 'entry is', 'entries are')} as written, and every row is as they tell it`,
    checked: (signatures: number, files: number) =>
      `${count(signatures, 'signature was', 'signatures were')} verified and ${count(files, 'attachment', 'attachments')} read.`,
    orphans: (orphans: number) =>
      `${count(orphans, 'attachment is', 'attachments are')} cited by no record, as an interruption may leave them. They are removed at the next unlock.`,
    badFile: (file: string) => `The file ${file} is damaged`,
    badFileHint: 'A page of it cannot be read, or does not fit the others. Nothing else was looked at. Restore the site from a backup.',
    badSchema: 'The tables or guards of the record were changed',
    badSchemaHint: (name: string) =>
      `First seen at: ${name}. Do not go on working in this record before your administrator has found out why.`,
    badColumns: 'The record is whole, but figures of readiness were not counted from it',
    badRows: (rows: number) =>
      rows === 1 ? 'A row is not as the log tells it' : `${formatNumber(rows)} rows are not as the log tells them`,
    row: {
      missing: (table: string, id: string) => `${table} ${id}: the log tells of it, and it is not there.`,
      altered: (table: string, id: string, field: string | null) =>
        `${table} ${id}: ${field === null || field === '' ? 'it was changed' : `the field “${field}” was changed`} behind the back of Touchstone.`,
      notTold: (table: string, id: string) => `${table} ${id}: it is there, and nobody recorded it.`,
      invalid: (table: string, id: string) => `${table} ${id}: the signature does not fit the record, the signer or their key.`,
      notWhole: (table: string, id: string) => `${table} ${id}: its bytes are missing or are not those that were kept.`,
      underived: (table: string, id: string) => `${table} ${id}: it does not follow from the records.`,
      countedAnew: (table: string, id: string) =>
        `${table}, ${id}: it was not what the records say, and was thrown away. Figures are counted anew from now on; do not trust those counted, shown or printed since the verification before.`,
    },
    attachment: (fileName: string, assessmentId: string) =>
      `The attachment “${fileName}” of assessment ${assessmentId} is missing or is not the one that was kept.`,
    ofEntry: (entryNumber: number) => `Entry ${entryNumber} tells of it`,
    root: 'Its root is',
    bad: (entryNumber: number) => `Entry ${entryNumber} is not as it was written`,
    badHint: 'What comes after it was not looked at. Do not go on working in this record before your administrator has found out why.',
    open: (entryNumber: number) => `Open entry ${entryNumber}`,
    erased: (values: number) =>
      `${count(values, 'value', 'values')} can no longer be read because the people they were about were erased. The log still holds.`,
    clock: (entryNumber: number, before: string, after: string) =>
      `The clock stood earlier at entry ${entryNumber} (${after}) than at the entry before (${before}). Not a fault of the log; ask who set the clock.`,
    faults: {
      entryMissing: 'The entry is missing, though later ones are there.',
      tailMissing: 'The log ends before this entry, though other parts of the record know of it.',
      leafAltered: 'What was hashed has been changed.',
      fieldAltered: 'A field was changed',
      reasonAltered: 'The reason was changed.',
      changesAltered: 'A changed record was added, taken away or put elsewhere.',
      valueAltered: 'An old or new value was changed.',
      nodeAltered: 'A hash of the stored tree was changed.',
      nodeMissing: 'A hash of the stored tree is missing.',
      checkpointDiffers:
        'A checkpoint that was kept has another root here: this entry, or one before it, was rewritten together with the tree.',
      checkpointUnsigned: 'The checkpoint kept here does not bear the signature of this site.',
    },
    fieldAltered: (field: string) => `The field “${field}” was changed.`,
  },
  checkpoint: {
    action: 'Make a checkpoint',
    title: 'Make a checkpoint',
    hint: 'A checkpoint fixes the log as it stands now in a few signed lines. Printed and filed outside this site, it shows later that nothing before it was rewritten.',
    reason: 'Why now',
    reasonHint: 'Goes into the audit trail with your name.',
    reasonMissing: 'Say why, in a few words',
    make: 'Sign the checkpoint',
    failed: 'No checkpoint was made',
    made: 'Signed. Print it and file it where nobody of this site can change it.',
    note: 'Checkpoint',
    sheetTitle: 'Checkpoint of the audit trail',
    sheetHint: 'File this sheet outside the site. To use it, type or scan the lines above into Records → Check a filed checkpoint.',
  },
  checkFiled: {
    action: 'Check a filed checkpoint',
    title: 'Check a filed checkpoint',
    hint: 'Type or paste the lines of a checkpoint that was filed earlier, or read them from a file, which can also be dropped here. It is compared with the log as it stands now.',
    note: 'Lines of the checkpoint',
    noteMissing: 'Paste the lines of the checkpoint',
    check: 'Compare with the log',
    readFile: 'Read from a file',
    failed: 'The checkpoint was not compared',
    verdicts: {
      consistent: 'The log continues it: nothing was rewritten',
      rolledBack: 'The log is shorter than it was: entries are missing',
      rewritten: 'The log was rewritten',
      notOurs: 'This is the checkpoint of another site',
      badSignature: 'The signature is not one of this site',
      unreadable: 'This is not a checkpoint',
    },
    explain: {
      consistent: (treeSize: number, logSize: number) =>
        `The first ${formatNumber(treeSize)} of today's ${formatNumber(logSize)} entries are the ones that the checkpoint was made of. To be sure that the stored entries are those, verify the log as well.`,
      rolledBack: (treeSize: number, logSize: number) =>
        `It was made of ${formatNumber(treeSize)} entries, and the log has ${formatNumber(logSize)}. An older copy of the site was put back, or entries were cut off. Do not go on working in it before your administrator has found out why.`,
      rewritten: (treeSize: number) =>
        `At least one of the ${formatNumber(treeSize)} entries that it was made of was changed since. Do not go on working in this record before your administrator has found out why.`,
      notOurs: 'Look at its first line: it names the site it belongs to.',
      badSignature: 'A character was lost or changed on the way, or somebody else made it. Compare every character with the paper.',
      unreadable:
        'A checkpoint has a line with the name of the site, one with a number, one with a hash, an empty line, and a line that begins with a dash. Paste all of them.',
    },
  },
} as const;

/** What an action is called; one that this version does not know keeps its code. */
export function actionText(action: string): string {
  return recordActions[action] ?? action;
}

/** What a kind of record is called; one that this version does not know keeps its code. */
export function entityText(entity: string): string {
  return recordKinds[entity] ?? entity;
}

/** A column of a record as words: `validFrom` becomes "valid from". */
export function fieldText(field: string): string {
  return field.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
}

function count(n: number, one: string, many: string): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}
