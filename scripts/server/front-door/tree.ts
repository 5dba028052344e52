import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

export const isElement = (node: Node): node is Element => adapter.isElementNode(node);
const isTemplate = (node: Node): node is DefaultTreeAdapterTypes.Template =>
  isElement(node) && 'content' in node;
export const isComment = (node: Node): node is DefaultTreeAdapterTypes.CommentNode =>
  adapter.isCommentNode(node);

/** An attribute's value; undefined when it is not there. */
export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

export const detach = (node: Node): void => adapter.detachNode(node);

/** Puts nodes in the place before another one. */
export function insertBefore(place: Node, nodes: readonly Node[]): void {
  const parent = place.parentNode;
  if (parent === null) return;
  for (const node of nodes) {
    detach(node);
    adapter.insertBefore(parent, node, place);
  }
}

/** All nodes under one, in the order of the document, as it is before any of them is changed. */
export function nodesIn(parent: Parent): Node[] {
  const nodes: Node[] = [];
  const gather = (from: Parent) => {
    for (const child of from.childNodes) {
      nodes.push(child);
      if (isTemplate(child)) gather(adapter.getTemplateContent(child));
      else if (isElement(child)) gather(child);
    }
  };
  gather(parent);
  return nodes;
}
