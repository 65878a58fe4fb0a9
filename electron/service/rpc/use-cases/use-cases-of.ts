import type { Contract } from '../../../../shared/contract';
import type { UseCaseFor } from '../../usecases/context';

/** What does each procedure of these features. The compiler asks for every one, and for no other. */
export type UseCasesOf<F extends keyof Contract> = {
  readonly [K in F]: { readonly [P in keyof Contract[K]]: UseCaseFor<Contract[K][P]> };
};
