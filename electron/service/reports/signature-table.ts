import type { z } from 'zod';
import type { shownSignature } from '../../../shared/contract/assessments';
import { below, mono, table } from './blocks';
import type { Block } from './document';
import { inZone } from './moments';
import { words } from './words';

/** Who signed a page, as what, when, and whether it is still what they signed. */
export function signatureTable(signatures: ReadonlyArray<z.input<typeof shownSignature>>, none: string): Block {
  return table(
    'Signatures',
    [
      ['Printed name', 'rest'],
      ['Meaning', 'rest'],
      ['Date and time', 32],
      ['Digest', 'auto'],
      ['Entry', 'auto', 'right'],
      ['', 'auto'],
    ],
    signatures.map((one) => [
      below(one.printedName, one.role),
      one.meaning,
      inZone(one.signedAt, one.zone),
      mono(`${one.contentDigest.slice(0, 32)}\n${one.contentDigest.slice(32)}`),
      String(one.entryNumber),
      one.isValid ? words.valid : { kind: 'strong', text: words.invalid },
    ]),
    none,
  );
}
