import { documentTypes, isAddressed } from '../document-types.ts';

/** What the site has below the address of a list, and of a story. */
const belowList = /^(?:\/page\/[1-9]\d{0,8}|\/feed\.(?:xml|json))$/;
const belowStory = /^(?:\.md|\/page\/[1-9]\d{0,8}|\/update\/[^/]+)$/;
const anyBelow = /^(.+?)(\/page\/[1-9]\d{0,8}|\/feed\.(?:xml|json)|\.md|\/update\/[^/]+)$/;

/** A path as the address of something and what stands below it; null when it is nothing of the kind. */
export function partBelow(path: string): { address: string; below: string } | null {
  const [, address, below] = anyBelow.exec(path) ?? [];
  return address === undefined || below === undefined || address === '/'
    ? null
    : { address, below };
}

/** The same below another address; null where there is no such thing. */
export function movedBelow(to: string, below: string): string | null {
  if (!/^\/[^?#]*$/.test(to)) return null;
  const has = isList(to) ? belowList : isStory(to) ? belowStory : null;
  return has?.test(below) ? `${to}${below}` : null;
}

const standsUnder = (path: string, isWanted: (isList: boolean) => boolean): boolean =>
  Object.keys(documentTypes)
    .filter(isAddressed)
    .some((type) => {
      const { under, isList } = documentTypes[type].page;
      return under !== null && isWanted(isList) && new RegExp(`^/${under}/[^/]+$`).test(path);
    });

const isList = (path: string): boolean => standsUnder(path, (list) => list);
const isStory = (path: string): boolean => standsUnder(path, (list) => !list);
