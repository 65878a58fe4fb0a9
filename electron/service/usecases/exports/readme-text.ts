import { verifyCommand } from '../../../../shared/domain/verify-command';
import { statusColumns } from './status-columns';

export interface PackageFacts {
  readonly fileName: string;
  readonly siteName: string;
  readonly receiver: string;
  readonly sequence: number;
  readonly asOf: string;
  readonly publicKey: string;
  readonly fingerprint: string;
}

/** README.txt of a package: how to check it without Touchstone, and what it holds. */
export function readmeText(facts: PackageFacts): string {
  const width = Math.max(...statusColumns.map(({ name }) => name.length));
  return `QUALIFICATION STATUS

From      ${facts.siteName}
To        ${facts.receiver}
Package   no. ${facts.sequence}
As of     ${facts.asOf}, as it was known when the package was written

HOW TO CHECK IT

Keep the .zip and the .zip.minisig beside each other and run minisign (https://jedisct1.github.io/minisign/, any platform):

  ${verifyCommand(facts.fileName, facts.publicKey)}

Do not take the key from here: anybody who alters the package can alter this text. Use the key that the site has handed over in print;
its fingerprint (SHA-256 of the key as minisign writes it) is the same on both sides:

  ${facts.fingerprint}

manifest.json names the sender, the receiver, the number of the package and the SHA-256 of the package before it, so that a missing,
repeated or misdirected package is noticed. It also gives the SHA-256 and the number of records of every other file in here.

WHAT IS IN IT

qualification-status.csv     one line for each person and each competency that a role requires of them on the day. RFC 4180, UTF-8. It
                             begins with a byte order mark, because spreadsheets otherwise take the file for a local encoding and garble
                             names. A cell that begins with = + - @ or a control character has an apostrophe in front, so that no
                             spreadsheet runs it as a formula.
qualification-status.ndjson  the same records for programs, one JSON object a line, exact and with identifiers.
manifest.json                what this package is, and what each state means.

THE COLUMNS

${statusColumns.map(({ name, meaning }) => `${name.padEnd(width)}  ${meaning}`).join('\n')}
`.replaceAll('\n', '\r\n');
}
