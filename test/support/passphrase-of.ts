/** Everybody's passphrase in the sites that tests make. */
export const passphraseOf = (login: string): string => `${login} walks 7 grey bridges`;

/** What somebody signs with: their own name and passphrase. */
export const signatureBy = (login: string): { login: string; passphrase: string } => ({ login, passphrase: passphraseOf(login) });
