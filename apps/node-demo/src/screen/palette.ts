import { styleText } from 'node:util';

type Style = (text: string) => string;

/** The few colours the demo uses, by meaning. Without colour each leaves its text as it is. */
export interface Palette {
  readonly strong: Style;
  readonly quiet: Style;
  readonly good: Style;
  readonly bad: Style;
  readonly notice: Style;
  readonly name: Style;
  readonly literal: Style;
  readonly keyword: Style;
}

/** All meaning stays in the words, so that the same text reads well without colour. */
export function createPalette(hasColour: boolean): Palette {
  const style =
    (format: Parameters<typeof styleText>[0]): Style =>
    (text) =>
      hasColour && text !== '' ? styleText(format, text, { validateStream: false }) : text;
  return {
    strong: style('bold'),
    quiet: style('dim'),
    good: style('green'),
    bad: style('red'),
    notice: style('yellow'),
    name: style('cyan'),
    literal: style('green'),
    keyword: style('magenta'),
  };
}
