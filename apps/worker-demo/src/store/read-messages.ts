import { type JSONRPCMessage, JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js';

/** The messages of one request's body; none where it is no MCP message, which the transport then says. */
export function readMessages(body: string): readonly JSONRPCMessage[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return [];
  }
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return given.flatMap((each) => {
    const { data } = JSONRPCMessageSchema.safeParse(each);
    return data === undefined ? [] : [data];
  });
}
