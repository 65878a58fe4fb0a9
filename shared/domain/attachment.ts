/** What a file attached as evidence may have, in bytes. */
export const attachmentLimit = 200 * 1024 * 1024;
/** What a page hands over of a file in one message, in bytes. */
export const uploadPieceBytes = 1024 * 1024;
/** How many files one session may be handing over at the same time. */
export const uploadsAtOnce = 8;
