import { cleanText } from './clean-text.ts';
import type { Screen } from './screen.ts';
import { wrapText } from './wrap-text.ts';

/** Shows what somebody says, with their name before it, also while they speak. */
export interface SpeechView {
  add(text: string): void;
  /** Prints what was said, if anything. */
  finish(): void;
}

const nameWidth = 7;

/** Words of one speaker. */
export function createSpeechView(screen: Screen, speaker: string): SpeechView {
  let said = '';
  const lines = (): readonly string[] =>
    wrapText(cleanText(said).trim(), screen.columns() - nameWidth).map((line, index) =>
      index === 0 ? `${screen.palette.strong(speaker.padEnd(nameWidth))}${line}` : ' '.repeat(nameWidth) + line,
    );
  return {
    add(text) {
      said += text;
      screen.live(lines());
    },
    finish() {
      screen.live([]);
      if (said.trim() !== '') screen.print(...lines(), '');
    },
  };
}
