/** The version of the Content Lake's API that every part of the project speaks. */
export const apiVersion = '2026-02-01';
