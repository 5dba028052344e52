import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** The rooms of the lake, each with what it may be built on: itself and those before it. */
const rooms = [
  'log/',
  'wire/',
  'store/',
  'history/',
  'groq/planning/',
  'groq/source-maps/',
  'groq/running/',
  'groq/threads/',
  'mutate/',
  'assets/',
  'auth/',
  'listen/',
  'webhooks/',
  'replica/',
  // What puts them together: `context.ts` and the files beside it.
  '[^/]+$',
  'http/',
  'commands/',
] as const;

/** `main.ts` calls the commands, and nobody calls it. */
const main = 'main\\.ts$';

/**
 * A room imports none that is built on it, so that each can be understood without those above. Tests may,
 * since they try a room from outside.
 *
 * @param testing what counts as a test.
 */
export const ruleOfRooms = (testing: string): IRegularForbiddenRuleType[] =>
  rooms.map((room, index) => {
    const below = rooms.slice(0, index + 1).map((one) => `^sanity/lake/${one}`);
    return {
      name: 'lake-rooms',
      comment: `A room of the lake is built on those before it: ${rooms.slice(0, 14).join(' ')}`,
      severity: 'error',
      from: {
        path: `^sanity/lake/${room}`,
        pathNot: [testing, `^sanity/lake/${main}`, ...below.slice(0, -1)],
      },
      to: { path: '^sanity/lake/', pathNot: below },
    };
  });
