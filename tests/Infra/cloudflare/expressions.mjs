// What the expressions of a module name, and, where they do nothing but name and join, what they come to.

const PATH = /(?<![\w.\])}])([a-z_]\w*)((?:\.[a-z_]\w*|\.\d+|\[[^\]]*\])+)/g;
const LOOP = /\bfor\s+(\w+)(?:\s*,\s*(\w+))?\s+in\b/g;

/** @typedef {{ root: string, path: string[], text: string }} Reference an index is no step of a path */

/** @returns {Reference[]} of every expression in the value */
export function referencesIn(value) {
  return stringsIn(value).flatMap((text) => {
    const code = codeOf(text);
    const loops = new Set(code.flatMap((part) => [...part.matchAll(LOOP)]).flatMap(([, one, two]) => [one, two]));
    return code.flatMap((part) => [...part.matchAll(PATH)])
      .filter(([, root]) => !loops.has(root))
      .map(([whole, root, rest]) => ({ root, path: [...rest.matchAll(/\.([a-z_]\w*)/g)].map(([, step]) => step), text: whole }));
  });
}

/** The address of the block that a reference names, and the path of attributes in it. */
export function addressOf({ root, path }) {
  return root === "data"
    ? { address: `data.${path[0]}.${path[1]}`, attributes: path.slice(2) }
    : { address: `${root}.${path[0]}`, attributes: path.slice(1) };
}

/**
 * What a value comes to: literals, templates, names of variables, locals and other blocks' arguments, products of those.
 * Nothing (undefined) where more than that would have to be worked out.
 *
 * @param {import("./module.mjs").Module} module
 * @param {any} value
 * @param {Record<string, any>} variables
 */
export function valueOf(module, value, variables) {
  if (typeof value !== "string" || !value.includes("${")) {
    return value;
  }
  const whole = value.match(/^\$\{([^{}]*)\}$/)?.[1];
  if (whole !== undefined) {
    const factors = whole.split("*").map((factor) => named(module, factor.trim(), variables));
    return factors.length === 1 ? factors[0] : factors.reduce((product, factor) => product * factor);
  }
  const parts = value.split(/\$\{([^{}]*)\}/).map((part, i) => (i % 2 === 0 ? part : named(module, part.trim(), variables)));
  return parts.includes(undefined) ? undefined : parts.join("");
}

function named(module, text, variables) {
  if (/^\d+$/.test(text)) {
    return Number(text);
  }
  if (text === "path.module") {
    return ".";
  }
  const [reference, ...more] = referencesIn(`\${${text}}`);
  if (reference?.text !== text || more.length > 0) {
    return undefined;
  }
  const { root, path } = reference;
  if (root === "var") {
    return variables[path[0]];
  }
  if (root === "local") {
    return valueOf(module, path.slice(1).reduce((value, step) => value?.[step], module.locals.get(path[0])), variables);
  }
  const { address, attributes } = addressOf(reference);
  return valueOf(module, attributes.reduce((value, step) => value?.[step], module.blocks.get(address)?.body), variables);
}

function stringsIn(value) {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The code in the ${ } of a template; string literals are left out, and what is in their ${ } is a part of its own. */
function codeOf(text) {
  const parts = [];
  let at = 0;
  const template = (isQuoted) => {
    while (at < text.length) {
      if (isQuoted && text[at] === "\\") {
        at += 2;
      } else if (isQuoted && text[at] === '"') {
        at++;
        return;
      } else if (text.startsWith("$${", at)) {
        at += 3;
      } else if (text.startsWith("${", at) || text.startsWith("%{", at)) {
        at += 2;
        code();
      } else {
        at++;
      }
    }
  };
  const code = () => {
    let part = "";
    for (let depth = 0; at < text.length;) {
      const char = text[at++];
      if (char === '"') {
        template(true);
        part += '""';
        continue;
      }
      depth += char === "{" ? 1 : char === "}" ? -1 : 0;
      if (depth < 0) {
        break;
      }
      part += char;
    }
    parts.push(part);
  };
  template(false);
  return parts;
}
