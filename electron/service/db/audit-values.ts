import { areEqualHashes } from '../../../shared/domain/merkle';
import { decrypt, encrypt } from '../vault/aes-gcm';
import { freshBytes } from '../vault/fresh-bytes';
import { hmacSha256 } from './audit-hash';
import type { PersonKeys } from './audit-person-key';

/** A value as its columns keep it. The key is null where the value is sealed: it then lies inside the seal. */
export type StoredValue = {
  readonly value: Uint8Array;
  readonly key: Uint8Array | null;
  readonly commitment: Uint8Array;
};

export type OpenedValue =
  | { readonly state: 'absent' }
  | { readonly state: 'open'; readonly text: string }
  /** The person's key has been destroyed. */
  | { readonly state: 'erased' }
  /** The value is not what was committed to. */
  | { readonly state: 'altered' };

/** Where a value stands; sealed values are bound to it, so that none can be moved elsewhere. */
export type Place = { readonly entryNumber: number; readonly part: string };

export type StoredColumns = {
  readonly value: Uint8Array | null;
  readonly key: Uint8Array | null;
  readonly commitment: Uint8Array | null;
  readonly personId: string | null;
};

const keyLength = 32;

/** Commits to a text under a fresh key and, given a person's key, seals both: a commitment whose key is known could be guessed. */
export function storeValue(text: string, personKey: Uint8Array | null, place: Place): StoredValue {
  const key = freshBytes(keyLength);
  const value = Buffer.from(text, 'utf8');
  const commitment = hmacSha256(key, value);
  if (personKey === null) return { value, key, commitment };
  const sealed = encrypt(personKey, Buffer.concat([key, value]), contextOf(place));
  return { value: sealed, key: null, commitment };
}

/** Reads a stored value back and checks it against its commitment. */
export function openValue(stored: StoredColumns, keys: PersonKeys, place: Place): OpenedValue {
  const { value, commitment, personId } = stored;
  if (value === null || commitment === null) return { state: value === commitment && stored.key === null ? 'absent' : 'altered' };
  if (personId === null) return checkCommitment(stored.key, value, commitment);

  if (stored.key !== null) return { state: 'altered' };
  const personKey = keys.get(personId);
  // A key made after the entry is a second one: the first has been destroyed.
  if (personKey === undefined || personKey.createdEntry > place.entryNumber) return { state: 'erased' };
  const opened = decrypt(personKey.key, value, contextOf(place));
  if (!opened.ok) return { state: 'altered' };
  return checkCommitment(opened.value.subarray(0, keyLength), opened.value.subarray(keyLength), commitment);
}

function checkCommitment(key: Uint8Array | null, value: Uint8Array, commitment: Uint8Array): OpenedValue {
  if (key?.length !== keyLength || !areEqualHashes(hmacSha256(key, value), commitment)) return { state: 'altered' };
  return { state: 'open', text: Buffer.from(value).toString('utf8') };
}

function contextOf({ entryNumber, part }: Place): string {
  return `touchstone/1/audit/${entryNumber}/${part}`;
}
