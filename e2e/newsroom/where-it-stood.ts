/** The name under which a failed test hands over what its page looked like; `npm test` prints it. */
export const whereItStood = 'where the page stood';
