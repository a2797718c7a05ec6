import { type ChosenModel, modelVariables } from '@sallyport/real-model';

import { converse, type Conversation } from './converse.ts';
import { exitCodes } from './demo-error.ts';
import { createRecordedModel } from './recorded-model.ts';
import { readRecording } from './recording.ts';
import { wrapText } from './screen/wrap-text.ts';

/** How fast the recorded model writes where somebody watches. */
const pauseMs = 12;

/** Plays the conversation: with the chosen model, or else with the recorded one. Resolves with the exit code. */
export async function playConversation(
  stage: Omit<Conversation, 'model'>,
  { chosen, question }: { readonly chosen: ChosenModel | undefined; readonly question: string | undefined },
): Promise<number> {
  const { screen } = stage;
  const recording = await readRecording();
  const say = (text: string): void => screen.print(...wrapText(text, screen.columns()).map(screen.palette.notice), '');
  if (chosen === undefined) {
    say(
      `None of ${modelVariables.join(', ')} is in use, so a recorded model speaks. Its words and programs are ` +
        'from files; the servers, the isolate, the calls and the results are real.',
    );
  } else say(`${chosen.label} answers and writes the programs.`);
  const model = chosen?.model ?? createRecordedModel(recording, { pauseMs: screen.isLive ? pauseMs : 0 });
  await converse(
    { ...stage, model },
    question === undefined ? recording.turns.map((turn) => turn.question) : [question],
  );
  screen.print(screen.palette.quiet('Be the model yourself: npx --yes pnpm@12 run demo -- --repl'));
  return exitCodes.done;
}
