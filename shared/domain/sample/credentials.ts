/** The passphrase of everybody at the sample site. It protects nothing: all people and records there are invented. */
export const samplePassphrase = 'gold leaves a streak';
