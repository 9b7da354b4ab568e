import { z } from 'zod';
import { Problem } from '../../shared/core';
import type { Messages } from '../../shared/messages';
import type { Route } from '../core/faces';
import type { Module } from '../core/module';
import { API } from './api';

type Json = Record<string, unknown>;
interface ObjectSchema {
  properties?: Record<string, Json>;
  required?: string[];
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json;
  return json;
};

const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((m) => m[1] as string);
const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const REFUSALS: Json = {
  400: problem('Something in the request is not right; `errors` names each field'),
  401: problem('Not logged in'),
  403: problem('Not allowed'),
  404: problem('Not found'),
  409: problem('The state of things does not permit it; `next` says what to do'),
  429: problem('Too many requests; `Retry-After` says for how long'),
  500: problem('Something unexpected went wrong; it is in the log under `requestId`'),
  503: problem('Not available just now; `Retry-After` says for how long'),
  default: problem('Any other refusal, in the same form: 405, 408, 417, 431'),
};
const BODY_REFUSALS: Json = { 413: problem('The body is too large'), 415: problem('The body is of another type or encoding') };

function parametersOf(route: Route, input: ObjectSchema): Json[] {
  const inPath = namesIn(route.path);
  const path = inPath.map((name) => ({ name, in: 'path', required: true, schema: input.properties?.[name] ?? { type: 'string' } }));
  const reads = route.method === 'GET' || route.method === 'DELETE';
  const query = reads ? Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name)) : [];
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The same key gives the same answer for 24 hours; nothing happens twice',
    schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
  };
  return [
    ...path,
    ...query.map(([name, schema]) => ({ name, in: 'query', required: input.required?.includes(name) ?? false, schema })),
    ...(route.method === 'GET' || route.operation.reads || route.face ? [] : [key]),
  ];
}

function bodyOf(route: Route, input: ObjectSchema): Json | undefined {
  if (route.method === 'GET' || route.method === 'DELETE') return undefined;
  if (route.rawBody)
    return {
      required: true,
      content: Object.fromEntries(route.rawBody.types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
    };
  const inPath = namesIn(route.path);
  const properties = Object.fromEntries(Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name)));
  const required = (input.required ?? []).filter((name) => !inPath.includes(name));
  const schema = input.properties
    ? { type: 'object', properties, additionalProperties: false, ...(required.length > 0 && { required }) }
    : input;
  return { required: required.length > 0, content: { 'application/json': { schema } } };
}

function pathItem(module: Module, route: Route): Json {
  const input = schemaOf(route.face?.takes ?? route.operation.input, 'input') as ObjectSchema;
  const body = bodyOf(route, input);
  const success = {
    description: 'Done',
    content: {
      [route.contentType ?? 'application/json']: { schema: route.contentType ? { type: 'string' } : schemaOf(route.output, 'output') },
    },
  };
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[^a-z]+(\w)/gi, (_, c: string) => c.toUpperCase())}`,
    summary: route.summary,
    tags: [module.name],
    security: route.public ? [] : [{ token: [] }],
    parameters: parametersOf(route, input),
    ...(body && { requestBody: body }),
    responses: {
      [route.status ?? (route.method === 'POST' ? 201 : 200)]: success,
      ...(route.method !== 'GET' && BODY_REFUSALS),
      ...REFUSALS,
    },
  };
}

/** Every code that a refusal can have. */
const codesOf = (messages: readonly Messages[]): string[] => messages.flatMap(({ refusals = {} }) => Object.keys(refusals)).sort();

function problemSchema(messages: readonly Messages[]): Json {
  const schema = schemaOf(Problem, 'output') as { properties: Record<string, Json> };
  const code = { ...schema.properties.code, enum: codesOf(messages), description: 'What each means stands at /docs/problems' };
  return { ...schema, properties: { ...schema.properties, code } };
}

/** The OpenAPI 3.1 document, made from the same schemas that check the requests. */
export function openApi(modules: readonly Module[], messages: readonly Messages[]): Json {
  const paths: Record<string, Json> = {};
  for (const module of modules)
    for (const route of module.routes ?? []) {
      const path = `${API}${route.path.replace(/:(\w+)/g, '{$1}')}`;
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: pathItem(module, route) };
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'huiguan 会馆',
      version: '1',
      description:
        'Everything a club does: members, points, check-ins, events, complaints. Refusals are application/problem+json with a reason and the next step.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }], // wherever this document was read
    tags: modules.filter((m) => (m.routes ?? []).length > 0).map((m) => ({ name: m.name })),
    paths,
    components: {
      schemas: { Problem: problemSchema(messages) },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
