import type { InputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import { signatureBy } from '../../support/passphrase-of';

type Procedures = { readonly [F in keyof Contract]: { readonly [P in keyof Contract[F]]: Contract[F][P] } };

type Behind<F extends keyof Contract> = {
  [P in keyof Contract[F]]: Procedures[F][P] extends { '~orpc': { meta: { access: { who: 'anyone' } } } } ? never : P;
}[keyof Contract[F]];

/** An input for every procedure of these features that needs a session: a procedure without one does not compile. */
export type InputsOf<G extends keyof Contract> = {
  readonly [F in G as [Behind<F>] extends [never] ? never : F]: {
    readonly [P in Behind<F>]: (asked: Asked) => InputOf<Contract[F][P]>;
  };
};

/** Whom an input is about, and who signs it where it needs a signature. */
export interface Asked {
  readonly personId: string;
  readonly login: string;
}

/** The id of nothing that there is. */
export const nobody = 'there-is-none';
export const reason = 'asked by a test';

/** Who signs beside the one who asks. */
export const second = ({ login }: Asked) => signatureBy(login === 'ben' ? 'ada' : 'ben');
