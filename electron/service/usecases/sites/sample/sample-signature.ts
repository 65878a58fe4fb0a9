import { samplePassphrase } from '../../../../../shared/domain/sample/credentials';

/** What somebody of the works would have typed to sign. */
export const signatureOf = (login: string) => ({ login, passphrase: samplePassphrase });
