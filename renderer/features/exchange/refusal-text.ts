import { isDefinedError } from '@orpc/client';
import type { useAccept, useOpenPackage } from './queries';
import { exchangeWords } from '../../lib/words/exchange';

const words = exchangeWords.received.refusals;

type Refusal = ReturnType<typeof useOpenPackage>['error'] | ReturnType<typeof useAccept>['error'];

/** Why a package was not taken, with the names and numbers that tell it from every other reason; undefined: the contract’s words say it. */
export function refusalText(error: Refusal): string | undefined {
  if (!isDefinedError(error)) return undefined;
  switch (error.code) {
    case 'UnknownKey':
      return words.UnknownKey(error.data.keyId);
    case 'BadSignature':
      return words[error.data.changed](error.data.sender);
    case 'RevokedKey':
      return words.RevokedKey(error.data.sender);
    case 'NotConfirmed':
      return words.NotConfirmed(error.data.sender);
    case 'SenderMismatch':
      return words.SenderMismatch(error.data.sender, error.data.says);
    case 'WrongReceiver':
      return words.WrongReceiver(error.data.receiver);
    case 'Replay':
      return words.Replay(error.data.sequence);
    case 'OutOfOrder':
      return words.OutOfOrder(error.data.sequence, error.data.newest);
    case 'OutOfChain':
      return words.OutOfChain(error.data.sequence);
    case 'Damaged':
      return words.Damaged(error.data.what, error.data.name);
    case 'NewerFormat':
      return words.NewerFormat(error.data.formatVersion);
    case 'UnknownKind':
      return words.UnknownKind(error.data.kind);
    default:
      return undefined;
  }
}
