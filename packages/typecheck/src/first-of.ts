/** Where the model's own text begins in a program: behind the line that opens its function. */
export function firstOf(text: string): number {
  return text.indexOf('\n') + 1;
}
