import { z } from 'zod';

/** The part of JSON Schema that zod writes. */
interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

const quoted = (value: unknown): string => (typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : JSON.stringify(value));
const keyOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name));
const union = (parts: readonly string[]): string => [...new Set(parts)].join(' | ');
const wrapped = (type: string): string => (/[ |&]/.test(type) && !/^\{[^{}]*\}$/.test(type) ? `(${type})` : type);

function objectOf(schema: Schema): string {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const names = Object.keys(properties);
  if (names.length === 0 && additionalProperties && typeof additionalProperties === 'object') {
    const key = propertyNames?.enum ? union(propertyNames.enum.map(quoted)) : 'string';
    return key === 'string'
      ? `Record<string, ${typeOf(additionalProperties)}>`
      : `Partial<Record<${key}, ${typeOf(additionalProperties)}>>`;
  }
  if (names.length === 0) return 'Record<string, never>';
  return `{ ${names.map((name) => `${keyOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(properties[name] as Schema)}`).join('; ')} }`;
}

const plain: Readonly<Record<string, string>> = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };

function typeOf(schema: Schema): string {
  if (schema.enum) return union(schema.enum.map(quoted));
  if ('const' in schema) return quoted(schema.const);
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return union(choice.map(typeOf));
  if (schema.allOf) return schema.allOf.map((part) => wrapped(typeOf(part))).join(' & ');
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => plain[type] ?? 'unknown'));
  if (schema.type === 'array') return `${wrapped(typeOf(schema.items ?? {}))}[]`;
  if (schema.type === 'object') return objectOf(schema);
  return plain[schema.type ?? ''] ?? 'unknown';
}

const jsonOf = (schema: z.ZodType, io: 'input' | 'output'): Schema => z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;

/**
 * What a schema takes or gives, written as a TypeScript type on one line. `without` names properties of an object to leave out.
 */
export function printType(schema: z.ZodType, io: 'input' | 'output', without: readonly string[] = []): string {
  const json = jsonOf(schema, io);
  if (without.length === 0 || !json.properties) return typeOf(json);
  const properties = Object.fromEntries(Object.entries(json.properties).filter(([name]) => !without.includes(name)));
  return typeOf({ ...json, properties });
}
