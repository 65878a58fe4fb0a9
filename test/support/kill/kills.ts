/** At how many points a test kills. Where time is short, as in continuous integration, fewer; `npm run soak` has a thousand. */
export const kills = process.env['TOUCHSTONE_WALKS'] === 'short' ? 8 : 20;
