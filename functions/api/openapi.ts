import * as z from 'zod/mini';
import { ENDPOINTS } from '../../shared/contracts.ts';
import type { Endpoint } from '../../shared/kernel/endpoint.ts';
import { COMMAND_ERRORS, COMMON_ERRORS, ERRORS, type ErrorCode } from '../../shared/kernel/errors.ts';

/** The OpenAPI 3.1 document, made from the same contracts that the routes are made from. */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const contract of ENDPOINTS) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(contract) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nuanxin 暖心',
      version,
      description: 'Links a community, its social workers, organisations, volunteers and donors around small wishes.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'this place' }],
    tags: [...new Set(ENDPOINTS.map(tagOf))].map((name) => ({ name, description: `Everything about ${name}` })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'nx_access', description: 'Set by signing in; HttpOnly.' },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

function operation(contract: Endpoint): object {
  const query = contract.query
    ? (schemaOf(contract.query, 'input') as { properties?: Record<string, object>; required?: string[] })
    : {};
  const params = contract.params ? (schemaOf(contract.params, 'input') as { properties?: Record<string, object> }) : {};
  const command = contract.method !== 'GET';
  return {
    operationId: contract.name,
    summary: contract.summary,
    tags: [tagOf(contract)],
    security: contract.who === 'anyone' ? [] : [{ session: [] }],
    description: whoSentence(contract),
    parameters: [
      ...Object.entries(params.properties ?? {}).map(([name, schema]) => ({
        name,
        in: 'path',
        required: true,
        schema,
      })),
      ...Object.entries(query.properties ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: query.required?.includes(name) ?? false,
        schema,
      })),
      ...(contract.who === 'anyone'
        ? []
        : [
            {
              name: 'X-Acting-As',
              in: 'header',
              required: false,
              schema: { type: 'string', maxLength: 80 },
              description: 'One of my roles, `role@org`, or `self`: the call has that one alone. Else the usual one.',
            },
          ]),
      ...(command
        ? [
            {
              name: 'X-Person',
              in: 'header',
              required: false,
              schema: { type: 'string', maxLength: 40 },
              description: 'Who gave a command that waited on a phone; under another’s sign-in it is refused.',
            },
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', minLength: 8, maxLength: 80 },
              description: 'The same key gives the same answer.',
            },
          ]
        : []),
    ],
    ...(contract.body
      ? {
          requestBody: {
            required: !contract.body.safeParse(undefined).success,
            content: { 'application/json': { schema: schemaOf(contract.body, 'input') } },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'Done',
        content: { [contract.media ?? 'application/json']: { schema: schemaOf(contract.reply, 'output') } },
      },
      ...(contract.media === undefined ? {} : { 304: { description: 'Unchanged since the ETag that was sent' } }),
      ...problems([
        ...contract.errors,
        ...COMMON_ERRORS,
        ...(command ? COMMAND_ERRORS : []),
        ...(contract.who === 'anyone' ? [] : (['unauthenticated', 'acting_as_ended'] as const)),
        ...(contract.stepUp === undefined ? [] : (['step_up_needed'] as const)),
      ]),
    },
  };
}

function problems(codes: readonly ErrorCode[]): Record<number, object> {
  const byStatus = new Map<number, Set<ErrorCode>>();
  for (const code of codes) {
    const { status } = ERRORS[code];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  const entries = [...byStatus].map(([status, set]) => [
    status,
    {
      description: [...set].map((code) => `${code}: ${ERRORS[code].en}`).join(' '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return Object.fromEntries(entries);
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'status', 'code', 'title', 'requestId'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(ERRORS) },
    title: { type: 'string' },
    requestId: { type: 'string' },
    params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'rule'],
        properties: { path: { type: 'string' }, rule: { type: 'string' } },
      },
    },
  },
} as const;

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as Record<string, unknown>;
  return $schema === undefined ? {} : rest;
}

function tagOf(contract: Endpoint): string {
  return contract.path.replace('/api/my/', '/api/').split('/')[2] ?? 'api';
}

function whoSentence(contract: Endpoint): string {
  if (contract.who === 'anyone') return 'For anyone.';
  if (contract.who === 'signed_in') return 'For everyone who is signed in.';
  const relations = contract.who.relations ? ` Or as ${contract.who.relations.join(', ')}.` : '';
  return `For these roles at the org or above it: ${contract.who.roles.join(', ')}.${relations}`;
}
