/** Characters that move a cursor or hide text: what servers write is shown, not obeyed. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** A text as it may be shown on a terminal. */
export function plainText(text: string): string {
  return text.replace(control, '');
}
