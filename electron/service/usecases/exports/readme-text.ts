import type { PackageKind } from '../../../../shared/domain/packages/manifest';
import { verifyCommand } from '../../../../shared/domain/verify-command';
import type { WrittenContent } from './written-content';

export interface PackageFacts {
  readonly kind: PackageKind;
  readonly fileName: string;
  readonly siteName: string;
  readonly receiver: string;
  readonly sequence: number;
  readonly filter: string;
  readonly asOf: string;
  readonly publicKey: string;
  readonly fingerprint: string;
}

/** README.txt of a package: how to check it without Touchstone, and what it holds. */
export function readmeText(facts: PackageFacts, { rows, about, columns }: WrittenContent): string {
  const width = Math.max(...columns.map(({ name }) => name.length));
  const table =
    columns.length === 0 ? '' : `\nTHE COLUMNS\n\n${columns.map(({ name, meaning }) => `${name.padEnd(width)}  ${meaning}`).join('\n')}\n`;
  return `${titles[facts.kind]}

From      ${facts.siteName}
To        ${facts.receiver}
Package   no. ${facts.sequence}
About     ${facts.filter}
Records   ${rows}
As of     ${facts.asOf}, as it was known when the package was written

HOW TO CHECK IT

${facts.fileName.endsWith('.age') ? 'This package is encrypted to its receiver with age (https://age-encryption.org); the signature is over the encrypted file.\n' : ''}Keep the package and its .minisig beside each other and run minisign (https://jedisct1.github.io/minisign/, any platform):

  ${verifyCommand(facts.fileName, facts.publicKey)}

Do not take the key from here: anybody who alters the package can alter this text. Use the key that the site has handed over in print;
its fingerprint (SHA-256 of the key as minisign writes it) is the same on both sides:

  ${facts.fingerprint}

manifest.json names the sender, the receiver, the number of the package and the SHA-256 of the package before it, so that a missing,
repeated or misdirected package is noticed. It also gives the SHA-256 and the number of records of every other file in here.

WHAT IS IN IT

${[...about, { name: 'manifest.json', text: 'what this package is.' }].map(entryText).join('\n')}
${table}`.replaceAll('\n', '\r\n');
}

const titles: Readonly<Record<PackageKind, string>> = {
  'qualification-status': 'QUALIFICATION STATUS',
  'training-needs': 'TRAINING NEEDS',
  roster: 'ROSTER',
  ratings: 'RATINGS',
  completions: 'COMPLETIONS',
  'person-record': 'QUALIFIED RECORD OF ONE PERSON',
  receipt: 'RECEIPT',
  'calibration-case': 'CASES OF A CALIBRATION SESSION',
  'calibration-ratings': 'SEALED RATINGS OF A CALIBRATION SESSION',
};

const indent = 29;
const lineWidth = 132;

/** A file's name with its text beside it, in lines that fit a page. */
function entryText({ name, text }: { readonly name: string; readonly text: string }): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && indent + last.length + 1 + word.length > lineWidth) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return `${name.padEnd(indent - 1)} ${lines.join(`\n${' '.repeat(indent)}`)}`;
}
