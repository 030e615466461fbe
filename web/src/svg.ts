// Makes SVG elements. Looks come from classes: the policy forbids style attributes.

type Attributes = Record<string, string | number | null>;

/** `null` leaves an attribute out; numbers are rounded to a tenth, which is finer than a screen shows. */
export function svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
  }
  element.append(...children);
  return element;
}
