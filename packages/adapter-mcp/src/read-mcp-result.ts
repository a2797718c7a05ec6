import { isText, joinTexts, readText, toValue } from './content-value.ts';
import { isRecord } from './is-record.ts';
import { failedResult, noResult } from './tool-failure.ts';

/**
 * What a program gets for one `tools/call` result.
 *
 * `isError` is thrown as a `ToolError` (`tool_failed`). Structured content stands for the whole result. Else texts are
 * joined by line breaks and read as JSON where they look like an object or array; images, sounds and binary resources
 * become media, links to resources become links; one part that is no text is the value itself; several kinds together
 * are an array of parts in order.
 */
export function readMcpResult(result: unknown): unknown {
  if (!isRecord(result)) throw noResult();
  const content = Array.isArray(result['content']) ? result['content'].filter(isRecord) : [];
  if (result['isError'] === true) throw failedResult(joinTexts(content.filter(isText)), result['structuredContent']);
  if (result['structuredContent'] !== undefined) return result['structuredContent'];
  // Servers of the first protocol revision answer with this and no content.
  if (content.length === 0 && 'toolResult' in result) return result['toolResult'];
  if (content.length === 0) return undefined;
  const texts = content.filter(isText);
  if (texts.length === content.length) return readText(joinTexts(texts));
  return content.length === 1 ? toValue(content[0]) : content.map(toValue);
}
