import { z } from 'zod';

/** A token that a header can hold: who cannot send one repeats it in the message that says so. */
export const token = z
  .string()
  .min(8)
  .regex(/^[\x20-\x7e]+$/);

export const tokenExpectation = 'a token of at least 8 plain characters in one line';
