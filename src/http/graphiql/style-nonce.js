/**
 * Monaco, Radix and others write style sheets of their own into the page. Each is given the nonce of this page's style
 * element here, because they do not all take one themselves; so the security policy need not allow style elements in general.
 * Imported before everything else.
 */
const { nonce } = document.querySelector('style');
const createElement = document.createElement.bind(document);

document.createElement = (name, options) => {
  const element = createElement(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
