import {
  attribute,
  detach,
  type Element,
  insertBefore,
  isComment,
  isElement,
  type Node,
  nodesIn,
  type Parent,
} from './tree.ts';

/**
 * React sends what it has to wait for at the end of a document, hidden, and has a script put it in place.
 * A reader's page has no such script, so it is put there before the page is kept.
 *
 * `<!--$?--><template id="B:0"></template>…<!--/$-->` waits for `<div hidden id="S:0">`, and
 * `<template id="P:1">` for `<div hidden id="S:1">`.
 */

/** A place whose content never came: the page would not be whole. */
export class UnfinishedPageError extends Error {
  override name = 'UnfinishedPageError';
}

const isPlace = (node: Node): node is Element =>
  isElement(node) && node.tagName === 'template' && /^[BP]:/.test(attribute(node, 'id') ?? '');

const isDelivery = (node: Node): node is Element =>
  isElement(node) && attribute(node, 'hidden') !== undefined && /^S:/.test(idOf(node));

const idOf = (element: Element): string => attribute(element, 'id') ?? '';
const numberOf = (element: Element): string => idOf(element).slice(2);

/**
 * Puts what came late into its places.
 *
 * @throws UnfinishedPageError when there is a place for which nothing came.
 */
export function putInPlace(document: Parent): void {
  const all = nodesIn(document);
  const deliveries = new Map(all.filter(isDelivery).map((one) => [numberOf(one), one]));
  for (const place of all.filter(isPlace)) {
    const delivery = deliveries.get(numberOf(place));
    if (delivery === undefined) throw new UnfinishedPageError(`Nothing came for ${idOf(place)}.`);
    if (idOf(place).startsWith('B:')) removeFallback(place);
    insertBefore(place, [...delivery.childNodes]);
    detach(place);
    detach(delivery);
  }
}

/** What stands in while something is waited for, up to the end of its boundary. */
function removeFallback(place: Element): void {
  const siblings = place.parentNode?.childNodes ?? [];
  let depth = 0;
  for (const node of siblings.slice(siblings.indexOf(place) + 1)) {
    if (isComment(node) && /^\$/.test(node.data)) depth += 1;
    if (isComment(node) && node.data === '/$') {
      if (depth === 0) return;
      depth -= 1;
    }
    detach(node);
  }
}
