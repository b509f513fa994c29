// Whether values are among those that the provider documents, wherever they come from, and none is given to what is only
// read: Terraform hands over what its expressions came to. The provider itself refuses the others in the same call.
import { decode, ExtensionCodec } from "@msgpack/msgpack";

/** What Terraform does not know yet; not to be judged. */
const UNKNOWN = Symbol("unknown");
const codec = new ExtensionCodec();
for (const type of [0, 12]) {
  codec.register({ type, encode: () => null, decode: () => UNKNOWN });
}

/** @returns {{ path: (string | number)[], text: string }[]} @param {Uint8Array} config msgpack, as Terraform sends it */
export const wrongValues = (config, attributes) => wrongIn(decode(config, { extensionCodec: codec }), attributes, []);

function wrongIn(object, attributes, path) {
  if (typeof object !== "object" || object === null) {
    return [];
  }
  return Object.entries(attributes).flatMap(([name, { required, optional, attributes: inner, nesting, values }]) => {
    const value = object[name] ?? null;
    const at = [...path, name];
    if (!required && !optional) {
      return value === null ? [] : [{ path: at, text: "it is only read" }];
    }
    if (inner !== undefined) {
      const many = nesting === "single" ? [[at, value]] : Object.entries(value ?? {}).map(([key, one]) => [[...at, nesting === "map" ? key : Number(key)], one]);
      return many.flatMap(([place, one]) => wrongIn(one, inner, place));
    }
    return values !== undefined && typeof value === "string" && !values.includes(value)
      ? [{ path: at, text: `'${value}' is not one of ${values.join(", ")}` }]
      : [];
  });
}
