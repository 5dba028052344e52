/** How often something may happen: `burst` times at a stroke, and so many times a second after that. */
export type Pace = { burst: number; perSecond: number };

/** Whether it may happen once more now; counts it if so. */
export type Paced = () => boolean;

/** A bucket that holds `burst` drops, fills at `perSecond`, and gives one each time. */
export function createPaced({ burst, perSecond }: Pace, now = () => performance.now()): Paced {
  let drops = burst;
  let filled = now();
  return () => {
    const time = now();
    drops = Math.min(burst, drops + ((time - filled) / 1_000) * perSecond);
    filled = time;
    if (drops < 1) return false;
    drops -= 1;
    return true;
  };
}
