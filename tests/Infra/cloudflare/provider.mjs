// A stand-in for the Cloudflare provider, which no package registry of ours holds: a gRPC server that speaks Terraform's
// plugin protocol on loopback and has the provider's own schema (provider.json), its marks of what is required,
// read-only and sensitive, and its documented values. So `terraform validate` and, with mocks, `terraform test` judge by
// the true schema. It is not the provider: it reads, plans and applies nothing, and knows none of Cloudflare's answers.
import { fileURLToPath } from "node:url";
import grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { SCHEMA } from "./module.mjs";
import { wrongValues } from "./values.mjs";

const PROTOCOL = fileURLToPath(new URL("provider.proto", import.meta.url));

/** What the provider block may say; the module's is empty. */
const SETTINGS = { api_token: { optional: true, sensitive: true, type: "string" } };

/** @returns {Promise<{ reattach: string, close: () => void }>} reattach: for TF_REATTACH_PROVIDERS */
export async function startProvider() {
  const { Provider } = grpc.loadPackageDefinition(loadSync(PROTOCOL, { keepCase: true, longs: Number, enums: String })).tfplugin6;
  const server = new grpc.Server();
  const answer = (work) => ({ request }, callback) => callback(null, work(request));
  const nothing = answer(() => ({}));
  server.addService(Provider.service, {
    GetProviderSchema: answer(() => ({
      provider: schemaOf(SETTINGS),
      resource_schemas: mapped(SCHEMA.resources, schemaOf),
      data_source_schemas: mapped(SCHEMA.dataSources, schemaOf),
    })),
    ValidateProviderConfig: nothing,
    ValidateResourceConfig: answer(({ type_name: type, config }) => ({ diagnostics: judge(SCHEMA.resources[type], config) })),
    ValidateDataResourceConfig: answer(({ type_name: type, config }) => ({ diagnostics: judge(SCHEMA.dataSources[type], config) })),
    ConfigureProvider: nothing,
    StopProvider: nothing,
  });
  const port = await new Promise((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))));
  return {
    reattach: JSON.stringify({
      [SCHEMA.provider.source]: {
        Protocol: "grpc", ProtocolVersion: 6, Pid: process.pid, Test: true, Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
      },
    }),
    close: () => server.forceShutdown(),
  };
}

const mapped = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
const schemaOf = (attributes) => ({ block: { attributes: attributesOf(attributes) } });

function attributesOf(attributes) {
  return Object.entries(attributes).map(([name, attribute]) => {
    const { required, optional, computed, sensitive, nesting, attributes: inner } = attribute;
    // Terraform's mocks (up to 1.11 at least) fill no list of objects that is only read, unless its type says it all.
    const isNested = inner !== undefined && (required || optional);
    return {
      name, required, optional, computed, sensitive,
      ...(isNested
        ? { nested_type: { nesting: nesting.toUpperCase(), attributes: attributesOf(inner) } }
        : { type: Buffer.from(JSON.stringify(typeOf(attribute))) }),
    };
  });
}

/** As go-cty writes types. */
function typeOf({ type, nesting, attributes }) {
  if (attributes !== undefined) {
    const object = ["object", mapped(attributes, typeOf)];
    return nesting === "single" ? object : [nesting, object];
  }
  const [, collection, element] = type.match(/^(list|set|map)\((.*)\)$/) ?? [];
  return collection === undefined ? type : [collection, element];
}

const judge = (attributes, { msgpack }) => wrongValues(msgpack, attributes).map(({ path, text }) => ({
  severity: "ERROR",
  summary: "Invalid Attribute Value",
  detail: `${path.join(".")}: ${text}`,
  attribute: { steps: path.map((step) => (typeof step === "number" ? { element_key_int: step } : { attribute_name: step })) },
}));
