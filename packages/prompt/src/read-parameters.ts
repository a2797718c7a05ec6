import type { JsonSchema } from '@sallyport/contract';
import type { ApiParameter } from './api-parts.ts';
import { sampleValue } from './sample-value.ts';

/** A schema with more properties than this is read as far as this. */
const propertyLimit = 200;

/**
 * Reads the top-level parameters of a tool's input schema: names, docs, which are required, and a sample literal where
 * one is easy to make. Called once per tool by whoever fills {@link ApiEntry}. Never throws; follows no reference.
 */
export function readParameters(input: JsonSchema): ApiParameter[] {
  if (typeof input === 'boolean') return [];
  const type = own(input, 'type');
  // A tool that takes a text or a number has one parameter, and no object literal is an example of it.
  if (typeof type === 'string' && type !== 'object') return [{ name: 'input', required: true }];
  const properties = own(input, 'properties');
  if (!isRecord(properties)) return [];
  const listed = own(input, 'required');
  const required = new Set(Array.isArray(listed) ? listed.filter((name) => typeof name === 'string') : []);
  return Object.keys(properties)
    .slice(0, propertyLimit)
    .map((name) => readParameter(name, own(properties, name), required.has(name)));
}

function readParameter(name: string, schema: unknown, required: boolean): ApiParameter {
  const description = isRecord(schema) ? own(schema, 'description') : undefined;
  const sample = required ? sampleValue(schema) : undefined;
  return {
    name,
    ...(typeof description === 'string' ? { description } : {}),
    ...(required ? { required } : {}),
    ...(sample === undefined ? {} : { sample }),
  };
}

function own(record: { readonly [key: string]: unknown }, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
