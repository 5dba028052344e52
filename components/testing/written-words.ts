import ts from 'typescript';

/** A word written into a component, and the line it stands on. */
export type WrittenWord = { line: number; text: string };

/** Attributes whose text readers see or hear, of elements and of our own components. */
const readAttributes =
  /^(aria-(label|description|roledescription|valuetext|placeholder|braillelabel)|title|placeholder|alt|label|summary|caption|heading|name|content)$/;

/** Of these a machine alone reads the words: `<meta name>`, `<input name>`. */
const machineElements =
  /^(meta|input|button|form|iframe|object|param|slot|select|textarea|link|a)$/;
const machineAttributes = /^(name|content)$/;

const hasLetter = (text: string): boolean => /\p{Letter}/u.test(text);

/** A sentence or a name, wherever it stands: what only code reads has neither capitals nor gaps between words. */
const isProse = (text: string): boolean =>
  /^\p{Lu}\p{Ll}/u.test(text.trim()) || /\p{Letter}{2,} \p{Letter}{2,}/u.test(text);

/**
 * The words that a component's source says in a language of its own: text between tags, attributes that
 * readers see, and whatever else reads like a sentence. What stands as the name of a word in a call is none.
 */
export function writtenWords(source: string): WrittenWord[] {
  const file = ts.createSourceFile(
    'x.tsx',
    source,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: WrittenWord[] = [];
  const tell = (node: ts.Node, text: string) =>
    found.push({
      line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
      text: text.trim().replace(/\s+/g, ' '),
    });
  const visit = (node: ts.Node, isShown: boolean): void => {
    if (ts.isJsxAttribute(node) && isCode(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxText(node)) {
      if (hasLetter(node.text)) tell(node, node.text);
      return;
    }
    const text = literalText(node);
    if (text !== undefined) {
      if (isShown ? hasLetter(text) : isProse(text) && !isDirective(node)) tell(node, text);
      return;
    }
    ts.forEachChild(node, (child) => visit(child, showsIn(node, child, isShown)));
  };
  visit(file, false);
  return found;
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) ? node.text : undefined;
}

const isDirective = (node: ts.Node): boolean => ts.isExpressionStatement(node.parent);

/** Whether a text that stands in a part of a node is shown: handed to a function or compared it is not. */
function showsIn(node: ts.Node, child: ts.Node, isShown: boolean): boolean {
  if (ts.isJsxAttribute(node)) return child === node.initializer && isRead(node);
  if (ts.isJsxExpression(node)) return ts.isJsxAttribute(node.parent) ? isShown : true;
  if (ts.isConditionalExpression(node)) return child === node.condition ? false : isShown;
  if (ts.isBinaryExpression(node)) {
    const passesOn = /^(\?\?|\|\||&&|\+)$/.test(node.operatorToken.getText());
    return passesOn && isShown && !(node.operatorToken.getText() === '&&' && child === node.left);
  }
  const passes =
    ts.isParenthesizedExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isTemplateSpan(node) ||
    ts.isArrayLiteralExpression(node);
  return passes && isShown;
}

/** A class or another text that only code reads. */
const isCode = (attribute: ts.JsxAttribute): boolean =>
  !isRead(attribute) &&
  attribute.initializer !== undefined &&
  ts.isStringLiteral(attribute.initializer);

function isRead(attribute: ts.JsxAttribute): boolean {
  const name = attribute.name.getText();
  const element = attribute.parent.parent.tagName.getText();
  if (machineAttributes.test(name) && machineElements.test(element)) return false;
  return readAttributes.test(name);
}
