/** What a person accepts before their first signature (21 CFR 11.10(j)). A change of the text is a new version. */
export const accountability = {
  title: 'Accountability for signatures (statement 1)',
  paragraphs: [
    'A signature that I give with my user id and passphrase binds me as one written by my hand.',
    'I keep my passphrase to myself. I sign only what I have read, for myself alone, and with the meaning that is shown.',
    'If I believe that somebody else knows my passphrase, I say so to an administrator at once. Until then I answer for what is signed with it.',
  ],
  accept: 'I have read this statement and accept it',
  missing: 'The statement must be accepted before an account can sign anything',
} as const;
