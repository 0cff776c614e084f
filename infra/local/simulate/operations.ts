import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../../functions/api/openapi.ts';
import { REPLY_LIMIT_BYTES } from '../../../shared/kernel/limits.ts';
import type { Schema } from './values.ts';

/** One operation as the OpenAPI document tells of it. */
export type Operation = {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly body: Schema | undefined;
  readonly shapes: ReadonlyMap<number, ValidateFunction | undefined>;
};
type Part = { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly operationId: string;
            readonly parameters: Operation['parameters'];
            readonly requestBody?: Part;
            readonly responses: Readonly<Record<string, Part>>;
          }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

export function operations(): readonly Operation[] {
  const { paths, components } = openApiDocument('0.0.0') as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  // Problems are a reference into the document; everything else stands where it is used.
  const problem = ajv.compile(components.schemas['Problem'] ?? {});
  const compiled = (schema: Schema | undefined) => schema && ('$ref' in schema ? problem : ajv.compile(schema));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, requestBody, responses }]) => ({
      name: operationId,
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content?.['application/json']?.schema,
      shapes: new Map(
        Object.entries(responses).map(([status, { content }]) => [
          Number(status),
          compiled(content?.['application/json']?.schema ?? content?.['application/problem+json']?.schema),
        ]),
      ),
    })),
  );
}

/** What is wrong with an answer, if anything is. */
export function faultOf(operation: Operation, status: number, text: string, bytes: number): string | undefined {
  if (status >= 500) return `answered ${status} ${text.slice(0, 300)}`;
  if (bytes > REPLY_LIMIT_BYTES) return `answered ${bytes} bytes`;
  if (!operation.shapes.has(status)) return `answered ${status}, which is not documented: ${text.slice(0, 200)}`;
  const shape = operation.shapes.get(status);
  if (shape && !shape(parsed(text)))
    return `answered ${status} in another shape: ${JSON.stringify(shape.errors?.slice(0, 2))}`;
  return undefined;
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
