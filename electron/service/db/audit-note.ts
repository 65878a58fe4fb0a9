import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { isSignedBy, signWith } from '../vault/signing-keys';
import { sha256 } from './audit-hash';

/** A C2SP signed note (c2sp.org/signed-note): text, an empty line, signature lines. */
export type SignedNote = {
  /** With its final newline: exactly what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
};

type NoteSignature = { readonly name: string; readonly keyHash: Uint8Array; readonly signature: Uint8Array };

export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array };

const ed25519Type = 0x01;
const keyHashLength = 4;
const ed25519SignatureLength = 64;
const signatureLine = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** The note with one Ed25519 signature; the text ends in a newline. */
export function signNote(text: string, key: NoteKey, privateKey: Uint8Array): string {
  const signature = signWith(privateKey, Buffer.from(text, 'utf8'));
  return `${text}\n— ${key.name} ${Buffer.concat([keyHashOf(key), signature]).toString('base64')}\n`;
}

/** Splits a note into its text and signatures, without checking them. */
export function parseNote(note: string): Result<SignedNote, Failure<'NoteMalformed', undefined>> {
  const split = note.lastIndexOf('\n\n');
  if (split < 1 || !note.endsWith('\n') || hasControlCharacter(note)) return fail('NoteMalformed');
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const [, name, encoded] = signatureLine.exec(line) ?? [];
    const bytes = decodeBase64(encoded ?? '');
    if (name === undefined || bytes === undefined || bytes.length <= keyHashLength) return fail('NoteMalformed');
    signatures.push({ name, keyHash: bytes.subarray(0, keyHashLength), signature: bytes.subarray(keyHashLength) });
  }
  return ok({ text: note.slice(0, split + 1), signatures });
}

/** Whether the note carries this key's signature and it is right. Signatures of unknown keys are passed over. */
export function isNoteSignedBy(note: SignedNote, key: NoteKey): boolean {
  const keyHash = keyHashOf(key);
  const own = note.signatures.filter((signature) => signature.name === key.name && keyHash.equals(signature.keyHash));
  return own.length > 0 && own.every(({ signature }) => isSignature(note.text, signature, key));
}

/** The bytes of strict base64; two spellings of the same bytes would let a changed character pass. */
export function decodeBase64(encoded: string): Buffer | undefined {
  const bytes = Buffer.from(encoded, 'base64');
  return bytes.toString('base64') === encoded ? bytes : undefined;
}

function isSignature(text: string, signature: Uint8Array, key: NoteKey): boolean {
  return signature.length === ed25519SignatureLength && isSignedBy(key.publicKey, Buffer.from(text, 'utf8'), Buffer.from(signature));
}

function keyHashOf({ name, publicKey }: NoteKey): Buffer {
  const data = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(ed25519Type), publicKey]);
  return sha256(data).subarray(0, keyHashLength);
}

function hasControlCharacter(note: string): boolean {
  return /[\u0000-\u0009\u000b-\u001f\u007f]/u.test(note);
}
