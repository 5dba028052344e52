import { tooLate } from './ask-lake.ts';

/** What comes of `making`, unless it takes longer than that; it goes on by itself. @throws LakeUnavailableError */
export async function within<Value>(milliseconds: number, making: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), milliseconds);
  });
  try {
    return await Promise.race([making, end]);
  } finally {
    clearTimeout(timer);
    making.catch(() => {});
  }
}
