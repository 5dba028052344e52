import { scaleLinear } from 'd3-scale';
import type { Series } from '#lib/content/body/blocks/chart/view.ts';

type Figures = readonly Pick<Series, 'values'>[];

/** Percent of the drawing's width that bars may take: the rest is for the figure behind the longest. */
const widest = 84;

type Extent = [least: number, most: number];

/** The least and the greatest figure, and of none what is given. There may be more than a function takes. */
function extentOf(series: Figures, none: Extent): Extent {
  const values = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const [first] = values;
  return values.reduce<Extent>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    first === undefined ? none : [first, first],
  );
}

/** Where bars begin and end, in percent: all start at nought, to whichever side they go. */
export function barScale(series: Figures) {
  const [least, most] = extentOf(series, [0, 0]);
  const position = scaleLinear()
    .domain([Math.min(0, least), Math.max(0, most)])
    .range([0, widest]);
  return (value: number) => {
    const [from, to] = [position(Math.min(0, value)), position(Math.max(0, value))];
    return { from, length: to - from, to };
  };
}

/** Lines are drawn in a box of these units, which is stretched over whatever room there is. */
export const box = { width: 1000, height: 1000 };

/** Heights of a line's points in the box, and round values to draw rules at. Not from nought, as bars. */
export function lineScale(series: Figures) {
  const [least, most] = extentOf(series, [0, 0]);
  const height = scaleLinear()
    // A line that never changes still has a place.
    .domain(least === most ? [least - 1, most + 1] : [least, most])
    .nice(4)
    .range([box.height, 0]);
  return { height, ticks: height.ticks(4) };
}
