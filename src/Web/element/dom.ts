type Attributes = Record<string, string | number | boolean | undefined>;
type Child = Node | string | false | undefined;

/** An element with attributes and children; texts become text, whatever is in them. */
export function h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: Child[]) {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

/** The same for pictures that are drawn. */
export function svg(tag: string, attributes: Attributes, ...children: Node[]) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

export function set(element: Element, attributes: Attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}
