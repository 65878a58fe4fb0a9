/** Everybody's passphrase in the sites that tests make. */
export const passphraseOf = (login: string): string => `${login} walks 7 grey bridges`;
