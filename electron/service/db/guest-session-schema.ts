/** Rows of the tables of 0027-guest-sessions. Columns are named as the contract's keys; instants are ISO text; keys and boxes base64. */

export type PanelFileRow = { packageId: string; sessionId: string; memberId: string; writtenAt: string; entryNumber: number };
export type RemoteHandInRow = {
  sessionId: string;
  memberId: string;
  packageInId: string;
  partnerId: string;
  /** As the other site knows who signed. */
  signerName: string;
  /** Ed25519. */
  publicKey: string;
  /** JSON: the signature as the other site recorded it. */
  signature: string;
  entryNumber: number;
};
export type GuestSessionRow = {
  guestId: string;
  packageInId: string;
  partnerId: string;
  /** Of the site whose session it is; sessionId and memberId are that site's. */
  siteId: string;
  sessionId: string;
  memberId: string;
  memberName: string;
  /** JSON: everything that the package said of the session. */
  content: string;
  contentDigest: string;
  entryNumber: number;
};
export type GuestRaterRow = {
  guestId: string;
  revision: number;
  userId: string;
  reason: string;
  chosenBy: string;
  chosenAt: string;
  entryNumber: number;
};
export type GuestHandInRow = {
  guestId: string;
  userId: string;
  rated: number;
  handedInAt: string;
  contentDigest: string;
  entryNumber: number;
};
export type GuestRatingRow = {
  guestId: string;
  caseId: string;
  box: string;
  boxDigest: string;
  commitment: string;
  entryNumber: number;
};

export type GuestSessionTables = {
  panel_file: PanelFileRow;
  remote_hand_in: RemoteHandInRow;
  guest_session: GuestSessionRow;
  guest_rater: GuestRaterRow;
  guest_hand_in: GuestHandInRow;
  guest_rating: GuestRatingRow;
};
