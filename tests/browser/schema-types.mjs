// A JSON Schema as TypeScript: as much of it as the report's schema uses.

/** The type that a schema tells. Every field is required here: whether one may be left out is no part of what is compared. */
function typeOf(schema) {
  if (schema === true) return "unknown";
  if (schema.$ref) return schema.$ref.split("/").pop() + "_";
  const parts = [];
  const any = schema.oneOf ?? schema.anyOf;
  if (any) parts.push(`(${any.map(typeOf).join(" | ")})`);
  if (schema.const !== undefined) parts.push(JSON.stringify(schema.const));
  else if (schema.enum) parts.push(`(${schema.enum.map((one) => JSON.stringify(one)).join(" | ")})`);
  else if (schema.type) parts.push(`(${[schema.type].flat().map((type) => plain(type, schema)).join(" | ")})`);
  return parts.join(" & ") || "unknown";
}

function plain(type, schema) {
  if (type === "array") return schema.prefixItems ? `[${schema.prefixItems.map(typeOf).join(", ")}]` : `${typeOf(schema.items)}[]`;
  if (type === "object") {
    const fields = Object.entries(schema.properties ?? {}).map(([name, one]) => `${JSON.stringify(name)}: ${typeOf(one)};`);
    if (schema.additionalProperties && typeof schema.additionalProperties === "object") fields.push(`[name: string]: ${typeOf(schema.additionalProperties)};`);
    return `{ ${fields.join(" ")} }`;
  }
  return { integer: "number", number: "number", string: "string", boolean: "boolean", null: "null" }[type];
}

/** A module that exports the schema's type as `Schema`. */
export function moduleOf(schema) {
  const definitions = Object.entries(schema.$defs).map(([name, one]) => `type ${name}_ = ${typeOf(one)};`);
  return [...definitions, `export type Schema = ${typeOf(schema)};`].join("\n");
}
