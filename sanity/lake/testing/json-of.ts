import type { z } from 'zod';

/** An answer's JSON in the given shape. */
export const jsonOf = async <T>(answer: Response, shape: z.ZodType<T>): Promise<T> =>
  shape.parse(await answer.json());
